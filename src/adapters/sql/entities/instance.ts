import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A running process of some release. */
@Entity('instance')
export class InstanceEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 100 }) version!: string;
  @Column({ type: 'varchar', length: 255 }) host!: string;
  @Column({ type: 'text' }) migrations!: string;
  @Column({ type: 'bigint' }) expiresAt!: number;
}
