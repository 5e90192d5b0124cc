import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last position that was given out. */
@Entity('sequence')
export class SequenceEntity {
  @PrimaryColumn({ type: 'varchar', length: 20 }) name!: string;
  @Column({ type: 'bigint' }) value!: number;
}
