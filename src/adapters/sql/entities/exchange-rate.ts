import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The reference rates of a day. */
@Entity('exchange_rate')
export class ExchangeRateEntity {
  /** ISO 8601. */
  @PrimaryColumn({ type: 'varchar', length: 10 }) date!: string;
  /** A JSON object: units of each currency for one euro. */
  @Column({ type: 'text' }) perEuro!: string;
}
