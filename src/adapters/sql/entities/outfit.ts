import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a person composed. Ids sort by their time. */
@Entity('outfit')
@Index('outfit_newest', ['visibility', 'id'])
@Index('outfit_popular', ['visibility', 'likeCount', 'id'])
@Index('outfit_owner', ['ownerId', 'id'])
export class OutfitEntity {
  @PrimaryColumn({ type: 'varchar', length: 26 }) id!: string;
  @Column({ type: 'varchar', length: 16 }) ownerId!: string;
  /** `draft` or `public`. */
  @Column({ type: 'varchar', length: 10 }) visibility!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text', nullable: true }) description!: string | null;
  /** A JSON array of strings. */
  @Column({ type: 'text' }) tags!: string;
  /** A JSON array of `Placement`. */
  @Column({ type: 'mediumtext' }) items!: string;
  @Column({ type: 'int' }) version!: number;
  /** How many rows of `outfit_like` it has. */
  @Column({ type: 'int' }) likeCount!: number;
  @Column({ type: 'bigint' }) createdAt!: number;
  @Column({ type: 'bigint' }) updatedAt!: number;
}

/** “Outfits with this dress.” */
@Entity('outfit_product')
@Index('outfit_product_outfit', ['outfitId'])
export class OutfitProductEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) productId!: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) visibility!: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) outfitId!: string;
}

/** The inverted index of their texts, by the analysis of `outfitTerms`, so that all databases find the same. */
@Entity('outfit_term')
@Index('outfit_term_outfit', ['outfitId'])
export class OutfitTermEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 }) term!: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) visibility!: string;
  @PrimaryColumn({ type: 'varchar', length: 26 }) outfitId!: string;
}

/** What a request with an idempotency key has made, until it is forgotten. */
@Entity('outfit_repeat')
@Index('repeat_expiry', ['expiresAt'])
export class OutfitRepeatEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) personId!: string;
  @PrimaryColumn({ type: 'varchar', length: 200 }) requestKey!: string;
  @Column({ type: 'varchar', length: 64 }) digest!: string;
  /** A `WrittenOutfit` as JSON. */
  @Column({ type: 'mediumtext' }) written!: string;
  @Column({ type: 'bigint' }) expiresAt!: number;
}
