import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('brand')
export class BrandEntity {
  @PrimaryColumn({ type: 'varchar', length: 80 }) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
}
