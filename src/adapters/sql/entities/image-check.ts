import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Whether the image behind a URL answers. */
@Entity('image_check')
@Index('image_check_state', ['state'])
@Index('image_check_due', ['dueAt'])
export class ImageCheckEntity {
  @PrimaryColumn({ type: 'varchar', length: 22 }) urlHash!: string;
  /** `alive`, `doubtful` or `dead`. */
  @Column({ type: 'varchar', length: 10 }) state!: string;
  /** Checks in a row without an answer that could be used. */
  @Column({ type: 'int' }) failures!: number;
  @Column({ type: 'bigint' }) checkedAt!: number;
  @Column({ type: 'bigint' }) dueAt!: number;
}
