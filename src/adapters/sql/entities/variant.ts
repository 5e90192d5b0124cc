import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Rows with one GTIN are one variant, whoever sells it. */
@Entity('variant')
@Index('variant_gtin', ['gtin'], { unique: true })
@Index('variant_product', ['productId'])
export class VariantEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) id!: string;
  @Column({ type: 'varchar', length: 16 }) productId!: string;
  @Column({ type: 'varchar', length: 14, nullable: true }) gtin!: string | null;
  @Column({ type: 'varchar', length: 100, nullable: true }) colour!: string | null;
  /** A JSON array of strings. */
  @Column({ type: 'text' }) sizes!: string;
}
