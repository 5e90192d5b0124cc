import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('index_build')
@Index('build_state', ['state', 'id'])
export class IndexBuildEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 100 }) indexName!: string;
  @Column({ type: 'varchar', length: 20 }) state!: string;
  @Column({ type: 'int' }) documents!: number;
  @Column({ type: 'int' }) refused!: number;
  @Column({ type: 'bigint' }) position!: number;
  @Column({ type: 'text', nullable: true }) error!: string | null;
  @Column({ type: 'bigint' }) createdAt!: number;
  @Column({ type: 'bigint', nullable: true }) finishedAt!: number | null;
  @Column({ type: 'int', nullable: true }) mapping!: number | null;
}
