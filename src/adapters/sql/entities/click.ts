import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A click-out, durable before its redirect was sent. */
@Entity('click')
@Index('click_summed', ['summed', 'id'])
@Index('click_visit', ['visit'])
export class ClickEntity {
  @PrimaryColumn({ type: 'varchar', length: 26 }) id!: string;
  @Column({ type: 'bigint' }) at!: number;
  /** Of `at`, in UTC. */
  @Column({ type: 'varchar', length: 10 }) day!: string;
  @Column({ type: 'varchar', length: 16 }) offerId!: string;
  @Column({ type: 'varchar', length: 16 }) productId!: string;
  @Column({ type: 'varchar', length: 80 }) shopId!: string;
  /** Empty for a product without a brand. */
  @Column({ type: 'varchar', length: 80 }) brandId!: string;
  @Column({ type: 'varchar', length: 10 }) class!: string;
  /** Gone once it is summed. */
  @Column({ type: 'varchar', length: 22, nullable: true }) visit!: string | null;
  /** Whether it is in `click_count`. */
  @Column({ type: Boolean }) summed!: boolean;
}

/** Clicks of a day and shop, added up by brand (`kind` brand) and again by product (`kind` product). */
@Entity('click_count')
export class ClickCountEntity {
  @PrimaryColumn({ type: 'varchar', length: 10 }) kind!: string;
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @PrimaryColumn({ type: 'varchar', length: 80 }) shopId!: string;
  @PrimaryColumn({ type: 'varchar', length: 80 }) keyId!: string;
  @Column({ type: 'bigint' }) clicks!: number;
  @Column({ type: 'bigint' }) bots!: number;
  @Column({ type: 'bigint' }) prefetches!: number;
  @Column({ type: 'bigint' }) duplicates!: number;
}

/** By which visits of a day are hashed; deleted the day after the next. */
@Entity('click_salt')
export class ClickSaltEntity {
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @Column({ type: 'varchar', length: 43 }) salt!: string;
}
