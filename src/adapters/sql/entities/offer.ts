import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One row of a shop's feed. */
@Entity('offer')
@Index('offer_shop', ['shopId', 'withdrawnAt', 'productId'])
@Index('offer_product', ['productId', 'shopId', 'withdrawnAt'])
export class OfferEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) id!: string;
  @Column({ type: 'varchar', length: 80 }) shopId!: string;
  @Column({ type: 'varchar', length: 100 }) sku!: string;
  @Column({ type: 'varchar', length: 16 }) productId!: string;
  @Column({ type: 'varchar', length: 16 }) variantId!: string;
  @Column({ type: 'bigint' }) priceMinor!: number;
  @Column({ type: 'bigint', nullable: true }) listPriceMinor!: number | null;
  @Column({ type: 'varchar', length: 3 }) currency!: string;
  @Column({ type: 'varchar', length: 20 }) availability!: string;
  @Column({ type: 'text' }) link!: string;
  /** The normalised `FeedOffer` as JSON. */
  @Column({ type: 'mediumtext' }) feedRow!: string;
  /** Differs whenever `feedRow` differs. */
  @Column({ type: 'varchar', length: 22 }) fingerprint!: string;
  /** The import that had it last. */
  @Column({ type: 'varchar', length: 36 }) seenImport!: string;
  @Column({ type: 'bigint', nullable: true }) withdrawnAt!: number | null;
}
