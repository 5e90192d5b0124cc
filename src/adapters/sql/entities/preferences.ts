import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('outfit_like')
@Index('like_person', ['personId', 'outfitId'])
export class OutfitLikeEntity {
  @PrimaryColumn({ type: 'varchar', length: 26 }) outfitId!: string;
  @PrimaryColumn({ type: 'varchar', length: 16 }) personId!: string;
  @Column({ type: 'bigint' }) createdAt!: number;
}

/** A product that a person keeps for later. */
@Entity('favourite')
@Index('favourite_newest', ['personId', 'createdAt', 'productId'])
export class FavouriteEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) personId!: string;
  @PrimaryColumn({ type: 'varchar', length: 16 }) productId!: string;
  @Column({ type: 'bigint' }) createdAt!: number;
}
