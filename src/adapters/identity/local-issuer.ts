import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createLocalJWKSet,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';

export const development = { issuer: 'urn:ogrom:development', audience: 'ogrom' };
const algorithm = 'ES256';
const fileName = 'development-issuer.json';

export interface LocalIssuerOptions {
  /** Where its private key lies, for the service and the command line alike. */
  readonly folder: string;
  /** Whether NODE_ENV is `production`. */
  readonly production: boolean;
}

/** Makes tokens for whomever one likes to be, without any password: for development, and nothing else. */
export class LocalIssuer {
  private constructor(
    private readonly key: CryptoKey,
    readonly keys: JWTVerifyGetKey,
  ) {}

  /** Makes its key where there is none yet. Throws in production. */
  static async open({ folder, production }: LocalIssuerOptions): Promise<LocalIssuer> {
    if (production)
      throw new Error('The development issuer does not exist in production; OIDC_ISSUER names a real one.');
    const jwk = read(folder) ?? (await made(folder));
    const { d: _, ...known } = jwk;
    const key = (await importJWK(jwk, algorithm)) as CryptoKey;
    return new LocalIssuer(key, createLocalJWKSet({ keys: [known] }));
  }

  token(sub: string, { name, minutes = 60 }: { name?: string; minutes?: number } = {}): Promise<string> {
    return new SignJWT({ sub, ...(name !== undefined && { name }) })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setIssuer(development.issuer)
      .setAudience(development.audience)
      .setIssuedAt()
      .setExpirationTime(`${minutes}m`)
      .sign(this.key);
  }
}

function read(folder: string): JWK | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, fileName), 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whoever comes first makes it; a link is there whole or not at all. */
async function made(folder: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `${fileName}.${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  try {
    linkSync(draft, join(folder, fileName));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return read(folder)!;
}
