import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('shop')
export class ShopEntity {
  @PrimaryColumn({ type: 'varchar', length: 80 }) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
}
