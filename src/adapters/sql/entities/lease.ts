import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('lease')
export class LeaseEntity {
  @PrimaryColumn({ type: 'varchar', length: 100 }) name!: string;
  @Column({ type: 'varchar', length: 100 }) holder!: string;
  @Column({ type: 'bigint' }) expiresAt!: number;
}
