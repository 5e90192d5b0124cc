import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('client')
export class ClientEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  /** Separated by blanks. */
  @Column({ type: 'text' }) scopes!: string;
  @Column({ type: 'int' }) keyDays!: number;
  @Column({ type: 'bigint' }) createdAt!: number;
  @Column({ type: 'bigint', nullable: true }) revokedAt!: number | null;
}

@Entity('client_key')
@Index('client_key_number', ['clientId', 'n'], { unique: true })
export class ClientKeyEntity {
  @PrimaryColumn({ type: 'varchar', length: 16 }) id!: string;
  @Column({ type: 'varchar', length: 36 }) clientId!: string;
  /** 1 for the client's first. */
  @Column({ type: 'int' }) n!: number;
  /** SHA-256 of the secret, in hex. */
  @Column({ type: 'varchar', length: 64 }) hash!: string;
  @Column({ type: 'bigint' }) createdAt!: number;
  @Column({ type: 'bigint' }) expiresAt!: number;
  @Column({ type: 'bigint', nullable: true }) revokedAt!: number | null;
}
