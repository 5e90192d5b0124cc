import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('import_issue')
export class ImportIssueEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) importId!: string;
  @PrimaryColumn({ type: 'int' }) n!: number;
  /** The row's number in the feed. */
  @Column({ type: 'int' }) feedRow!: number;
  @Column({ type: 'int', nullable: true }) line!: number | null;
  @Column({ type: 'varchar', length: 100, nullable: true }) sku!: string | null;
  @Column({ type: 'varchar', length: 100, nullable: true }) attribute!: string | null;
  @Column({ type: 'varchar', length: 40 }) code!: string;
  @Column({ type: 'varchar', length: 10 }) severity!: string;
  @Column({ type: 'text', nullable: true }) seen!: string | null;
  @Column({ type: 'text' }) advice!: string;
}
