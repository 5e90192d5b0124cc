import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('shop')
export class ShopEntity {
  @PrimaryColumn({ type: 'varchar', length: 80 }) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** How its links are called; NULL for as they are. */
  @Column({ type: 'text', nullable: true }) clickTemplate!: string | null;
}
