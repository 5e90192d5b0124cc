import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export interface Signer {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

export async function aSigner(kid: string, alg = 'RS256'): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** An OpenID provider as far as a verifier sees it: a real server with a discovery document and keys. */
export class Provider {
  /** What its key set holds now. */
  signers: Signer[] = [];
  /** Answers instead of the key set, where there is something. */
  instead: { status?: number; body?: string; location?: string } | undefined;
  /** How often each path was asked for. */
  readonly asked = new Map<string, number>();
  issuer = '';
  private server: Server | undefined;
  private port = 0;

  async open(): Promise<this> {
    this.server = createServer((request, response) => {
      const path = request.url!;
      this.asked.set(path, (this.asked.get(path) ?? 0) + 1);
      response.setHeader('content-type', 'application/json');
      if (path !== '/keys') return void response.end(JSON.stringify(this.discovery()));
      const { status = 200, body, location } = this.instead ?? {};
      if (location) response.setHeader('location', location);
      response.statusCode = status;
      response.end(body ?? JSON.stringify({ keys: this.signers.map(({ publicJwk }) => publicJwk) }));
    }).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    this.issuer = `http://127.0.0.1:${this.port}`;
    return this;
  }

  get keysAsked(): number {
    return this.asked.get('/keys') ?? 0;
  }

  /** Refuses connections until `open`. */
  async away(): Promise<void> {
    if (!this.server?.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  token(signer: Signer, claims: JWTPayload = {}, header: object = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: this.issuer, aud: 'ogrom', sub: 'alice', name: 'Alice', iat: now, exp: now + 600 };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: signer.alg, kid: signer.kid, ...header })
      .sign(signer.privateKey);
  }

  private discovery() {
    return { issuer: this.issuer, jwks_uri: `${this.issuer}/keys` };
  }
}
