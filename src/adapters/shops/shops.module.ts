import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Figures } from '../../ports/figures.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { LiveOffers, ShopAnswers } from '../../ports/live-offers.js';
import type { CallRules } from '../http-call/call-rules.js';
import { SwitchedOff } from '../http-call/switched-off.js';
import { ThirdPartyFigures } from '../http-call/third-party-figures.js';
import { ThirdParty } from '../http-call/third-party.js';
import { HttpLiveOffers } from './http-live-offers.js';
import { RecentChecks } from './recent-checks.js';
import { SaidOffers } from './said-offers.js';
import { ShopDesk } from './shop-desk.js';
import { shopsFigures } from './shops-figures.js';
import { ShopsProbe } from './shops-probe.js';

@Module({})
class ShopsModule {}

/** Breaks calls off when the last request was answered. */
class Parties implements OnApplicationShutdown {
  constructor(private readonly all: readonly ThirdParty[]) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.all.map((party) => party.close()));
  }
}

const name = 'live-offers';

/** A person waits; what comes a little later still helps the next one. */
const usualRules: Omit<CallRules, 'name'> = {
  ...{ connectMs: 1_000, headersMs: 2_000, bodyMs: 2_000, attemptMs: 2_500, totalMs: 4_000, retries: 1 },
  ...{ atOnce: 8, waiting: 64, breaker: { failures: 5, restMs: 15_000 }, maxBytes: 64 * 1024 },
};

export interface ShopsOptions {
  /** Each shop's id, and the URL that answers for one of its offers; `{sku}` in it stands for the shop's own id. */
  readonly shops: readonly { readonly shopId: string; readonly url: string }[];
  readonly rules?: Partial<CallRules>;
}

/** Shops asked live; where no shop is named, every check is `unsupported`. */
export function shopsAdapter({ shops, rules = {} }: ShopsOptions): DynamicModule {
  const desks = new Map(
    shops.map(({ shopId, url }) => {
      const party = new ThirdParty({ ...usualRules, ...rules, name: `shop:${shopId}` });
      return [shopId, new ShopDesk(url, party, Date.now)];
    }),
  );
  const parties = [...desks.values()].map(({ party }) => party);
  const answers = new SaidOffers();
  const off = new SwitchedOff(name, 'LIVE_OFFERS_URLS names no shop');
  return {
    module: ShopsModule,
    providers: [
      { provide: Parties, useFactory: () => new Parties(parties) },
      { provide: LiveOffers, useFactory: () => new HttpLiveOffers(desks, new RecentChecks(), answers) },
      { provide: ShopAnswers, useFactory: () => answers },
      { provide: HealthProbe, useFactory: () => (desks.size > 0 ? new ShopsProbe(name, desks) : off) },
      {
        provide: Figures,
        useFactory: () => new ThirdPartyFigures(name, parties, () => shopsFigures(desks, answers)),
      },
    ],
    exports: [LiveOffers, ShopAnswers, HealthProbe],
  };
}
