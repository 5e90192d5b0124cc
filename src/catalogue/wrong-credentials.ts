/** Why credentials were refused; for the log and the figures. */
export type RefusalReason =
  | 'malformed'
  | 'unknown'
  | 'wrong_secret'
  | 'revoked'
  | 'expired'
  | 'signature'
  | 'algorithm'
  | 'issuer'
  | 'audience'
  | 'claims'
  | 'not_configured';

/** Credentials that are not right. The message is for the caller's eyes; it tells nothing that helps guessing. */
export class WrongCredentials extends Error {
  override readonly name = 'WrongCredentials';
  constructor(
    readonly kind: 'key' | 'token',
    readonly reason: RefusalReason,
    message: string,
    /** Of a key that at least looks like one; never its secret. */
    readonly keyId?: string,
  ) {
    super(message);
  }
}
