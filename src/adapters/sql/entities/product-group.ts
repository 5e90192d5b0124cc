import { Entity, PrimaryColumn, Column } from 'typeorm';

/** Which product a shop's group of rows is. */
@Entity('product_group')
export class ProductGroupEntity {
  @PrimaryColumn({ type: 'varchar', length: 80 }) shopId!: string;
  @PrimaryColumn({ type: 'varchar', length: 100 }) groupId!: string;
  @Column({ type: 'varchar', length: 16 }) productId!: string;
}
