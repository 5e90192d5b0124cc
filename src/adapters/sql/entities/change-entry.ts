import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The change log. Positions come into sight in their order; some are never used. */
@Entity('change_entry')
export class ChangeEntryEntity {
  @PrimaryColumn({ type: 'bigint' }) position!: number;
  @Column({ type: 'varchar', length: 20 }) type!: string;
  @Column({ type: 'varchar', length: 80 }) entityId!: string;
  /** `changed` or `withdrawn`. */
  @Column({ type: 'varchar', length: 20 }) kind!: string;
  @Column({ type: 'bigint' }) at!: number;
}
