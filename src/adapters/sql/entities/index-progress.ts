import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('index_progress')
export class IndexProgressEntity {
  @PrimaryColumn({ type: 'varchar', length: 100 }) indexName!: string;
  @Column({ type: 'bigint' }) position!: number;
  /** After this position a release with an older mapping wrote. */
  @Column({ type: 'bigint', nullable: true }) olderFrom!: number | null;
}

/** A document that an index would not take. */
@Entity('index_refusal')
export class IndexRefusalEntity {
  @PrimaryColumn({ type: 'varchar', length: 100 }) indexName!: string;
  @PrimaryColumn({ type: 'varchar', length: 16 }) productId!: string;
  @Column({ type: 'bigint' }) position!: number;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'bigint' }) at!: number;
}
