import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('image')
export class ImageEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) productId!: string;
  @PrimaryColumn({ type: 'int' }) n!: number;
  @Column({ type: 'varchar', length: 16 }) variantId!: string;
  @Column({ type: 'text' }) url!: string;
}
