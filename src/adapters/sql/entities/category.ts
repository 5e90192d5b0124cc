import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A node of the tree; its id is the slugs of its way down from the root. */
@Entity('category')
@Index('category_parent', ['parentId'])
export class CategoryEntity {
  @PrimaryColumn({ type: 'varchar', length: 80 }) id!: string;
  @Column({ type: 'varchar', length: 80, nullable: true }) parentId!: string | null;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** 0 for a root. */
  @Column({ type: 'int' }) depth!: number;
}
