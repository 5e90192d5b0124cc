import { type DynamicModule, Logger } from '@nestjs/common';
import { HealthProbe } from '../../ports/health-probe.js';
import { People } from '../../ports/callers.js';
import { JwksKeys } from './jwks-keys.js';
import { JwksProbe } from './jwks-probe.js';
import { development, LocalIssuer, type LocalIssuerOptions } from './local-issuer.js';
import { Nobody } from './nobody.js';
import { TokenPeople } from './token-people.js';

/** People by the bearer tokens of an OpenID provider, whose keys its discovery document names. */
export function oidcIdentity({ issuer, audience }: { issuer: string; audience: string }): DynamicModule {
  const keys = new JwksKeys(issuer);
  return {
    module: class OidcModule {},
    providers: [
      { provide: People, useFactory: () => new TokenPeople({ issuer, audience, keys: keys.find }) },
      { provide: HealthProbe, useFactory: () => new JwksProbe(keys) },
    ],
    exports: [People, HealthProbe],
  };
}

/** People by the tokens of `ogrom token`. Stops the start in production. */
export function developmentIdentity(options: LocalIssuerOptions): DynamicModule {
  const people = async () => {
    const { keys } = await LocalIssuer.open(options);
    new Logger('Identity').warn(
      'the development issuer says who people are: whoever can run `ogrom token` is anybody',
    );
    return new TokenPeople({ ...development, keys });
  };
  return {
    module: class DevelopmentIdentityModule {},
    providers: [{ provide: People, useFactory: people }],
    exports: [People],
  };
}

/** Nobody is known: every bearer token is refused. */
export function noIdentity(): DynamicModule {
  return {
    module: class NoIdentityModule {},
    providers: [{ provide: People, useClass: Nobody }],
    exports: [People],
  };
}
