import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The stored bytes of an import that has not ended. */
@Entity('feed')
export class FeedEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) importId!: string;
  @Column({ type: 'bigint' }) size!: number;
  @Column({ type: 'int' }) parts!: number;
  /** In hex; null until all of it is stored. */
  @Column({ type: 'varchar', length: 64, nullable: true }) sha256!: string | null;
  @Column({ type: 'bigint' }) createdAt!: number;
}

@Entity('feed_part')
export class FeedPartEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) importId!: string;
  @PrimaryColumn({ type: 'int' }) n!: number;
  @Column({ type: 'mediumblob' }) bytes!: Buffer;
}
