import { hash } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { type RefusalReason, WrongCredentials } from '../../catalogue/wrong-credentials.js';
import { People, type Person } from '../../ports/callers.js';

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** Public keys verify; a shared secret would let whoever verifies sign. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
const toleranceSeconds = 5;
const longestToken = 8_192;
const longestSub = 255;
/** For so long a token that was right is not verified again; of these many. */
const remembered = { ms: 60_000, tokens: 5_000 };

interface Verified {
  readonly person: Person;
  readonly until: number;
}

/** Knows people by signed tokens (RFC 7519) of one issuer for one audience. */
export class TokenPeople extends People {
  private readonly verified = new LRUCache<string, Verified>({ max: remembered.tokens });

  constructor(
    private readonly rules: TokenRules,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  known(token: string): Person | undefined {
    if (token.length > longestToken) return undefined;
    const found = this.verified.get(nameOf(token));
    return found && this.now() < found.until ? found.person : undefined;
  }

  async check(token: string): Promise<Person> {
    if (token.length > longestToken) throw refused('malformed', 'is too long');
    const { keys, issuer, audience } = this.rules;
    const wanted = { issuer, audience, algorithms, clockTolerance: toleranceSeconds };
    const currentDate = new Date(this.now());
    const { payload } = await jwtVerify(token, keys, {
      ...wanted,
      currentDate,
      requiredClaims: ['sub', 'exp'],
    }).catch((error: unknown) => {
      throw asRefusal(error);
    });
    const person = personIn(payload);
    const until = Math.min(this.now() + remembered.ms, payload.exp! * 1000);
    this.verified.set(nameOf(token), { person, until });
    return person;
  }
}

/** What is remembered is no credential. */
function nameOf(token: string): string {
  return hash('sha256', token, 'base64');
}

function personIn({ sub, name }: JWTPayload): Person {
  if (typeof sub !== 'string' || sub === '' || sub.length > longestSub)
    throw refused('claims', 'names no person');
  return typeof name === 'string' && name !== '' ? { sub, name: name.slice(0, 200) } : { sub };
}

/** What is no refusal of the token, such as a provider that is away, stays what it is. */
function asRefusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return refused('expired', 'has expired');
  if (error instanceof errors.JWTClaimValidationFailed) return ofClaim(error.claim);
  if (error instanceof errors.JWSSignatureVerificationFailed) return refused('signature', badSignature);
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return refused('algorithm', 'is signed by an algorithm that is not accepted');
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return refused('unknown', 'is signed by a key that its issuer does not name');
  return error instanceof errors.JOSEError ? refused('malformed', 'is not a token') : error;
}

const badSignature = 'has a signature that is not of its issuer';

function ofClaim(claim: string): WrongCredentials {
  if (claim === 'iss') return refused('issuer', 'is of another issuer');
  if (claim === 'aud') return refused('audience', 'is for another audience');
  return refused('claims', `has a wrong or missing claim: ${claim}`);
}

function refused(reason: RefusalReason, what: string): WrongCredentials {
  return new WrongCredentials('token', reason, `The bearer token ${what}.`);
}
