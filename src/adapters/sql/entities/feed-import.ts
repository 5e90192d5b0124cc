import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('feed_import')
@Index('import_idempotency', ['idempotencyKey'], { unique: true })
@Index('import_state', ['state', 'id'])
@Index('import_shop', ['shopId', 'state'])
export class FeedImportEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 80 }) shopId!: string;
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: Boolean }) dryRun!: boolean;
  @Column({ type: 'varchar', length: 3, nullable: true }) currency!: string | null;
  @Column({ type: 'varchar', length: 10 }) sourceKind!: string;
  @Column({ type: 'text', nullable: true }) sourceName!: string | null;
  @Column({ type: 'int' }) rowsRead!: number;
  @Column({ type: 'int' }) accepted!: number;
  @Column({ type: 'int' }) unchanged!: number;
  @Column({ type: 'int' }) rejected!: number;
  @Column({ type: 'int' }) withdrawn!: number;
  @Column({ type: 'int' }) warnings!: number;
  /** How many issues it has so far. */
  @Column({ type: 'int' }) issues!: number;
  @Column({ type: 'int' }) attempts!: number;
  /** How many of them since it last got on. */
  @Column({ type: 'int', default: 0 }) stalled!: number;
  @Column({ type: 'bigint' }) position!: number;
  @Column({ type: 'varchar', length: 40, nullable: true }) errorCode!: string | null;
  @Column({ type: 'text', nullable: true }) errorMessage!: string | null;
  @Column({ type: 'int', nullable: true }) errorLine!: number | null;
  /** Who runs it, and until when that is believed without another sign of life. */
  @Column({ type: 'varchar', length: 100, nullable: true }) runner!: string | null;
  @Column({ type: 'bigint', nullable: true }) runnerExpires!: number | null;
  @Column({ type: 'varchar', length: 200, nullable: true }) idempotencyKey!: string | null;
  @Column({ type: 'bigint' }) createdAt!: number;
  @Column({ type: 'bigint', nullable: true }) startedAt!: number | null;
  @Column({ type: 'bigint', nullable: true }) finishedAt!: number | null;
}
