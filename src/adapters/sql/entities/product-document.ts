import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A product's public JSON, ready to be sent, with what a browse filters and sorts by. */
@Entity('product_document')
@Index('document_position', ['position'], { unique: true })
@Index('document_newest', ['listed', 'createdAt', 'productId'])
@Index('document_price', ['listed', 'sortPrice', 'productId'])
@Index('document_brand_newest', ['brandId', 'listed', 'createdAt', 'productId'])
@Index('document_brand_price', ['brandId', 'listed', 'sortPrice', 'productId'])
@Index('document_category_newest', ['categoryId', 'listed', 'createdAt', 'productId'])
@Index('document_category_price', ['categoryId', 'listed', 'sortPrice', 'productId'])
export class ProductDocumentEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) productId!: string;
  /** Of its last change in the change log. */
  @Column({ type: 'bigint' }) position!: number;
  @Column({ type: 'varchar', length: 22 }) checksum!: string;
  /** Whether it has an offer that was not withdrawn. */
  @Column({ type: Boolean }) listed!: boolean;
  /** A `ProductDocument` as JSON. */
  @Column({ type: 'mediumtext' }) document!: string;
  /** A `ProductCard` as JSON. */
  @Column({ type: 'text' }) card!: string;
  @Column({ type: 'varchar', length: 80, nullable: true }) brandId!: string | null;
  @Column({ type: 'varchar', length: 80, nullable: true }) categoryId!: string | null;
  @Column({ type: Boolean }) inStock!: boolean;
  @Column({ type: Boolean }) onSale!: boolean;
  /** Of the best offer, in the base currency. */
  @Column({ type: 'double' }) sortPrice!: number;
  @Column({ type: 'bigint' }) createdAt!: number;
}
