import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the offers of a product agree on: the attributes of the lead offer. */
@Entity('product')
export class ProductEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) id!: string;
  @Column({ type: 'varchar', length: 80, nullable: true }) brandId!: string | null;
  @Column({ type: 'varchar', length: 80, nullable: true }) categoryId!: string | null;
  @Column({ type: 'varchar', length: 300 }) title!: string;
  @Column({ type: 'text', nullable: true }) description!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) gender!: string | null;
  @Column({ type: 'varchar', length: 10, nullable: true }) ageGroup!: string | null;
  @Column({ type: 'varchar', length: 200, nullable: true }) material!: string | null;
  @Column({ type: 'bigint' }) createdAt!: number;
}
