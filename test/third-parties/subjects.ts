import type { CallRules } from '../../src/adapters/http-call/call-rules.js';
import { ThirdParty } from '../../src/adapters/http-call/third-party.js';
import { HostPace } from '../../src/adapters/images/host-pace.js';
import { HttpImages } from '../../src/adapters/images/http-images.js';
import { bundledRates } from '../../src/adapters/rates/bundled-rates.js';
import { EcbExchangeRates } from '../../src/adapters/rates/ecb-exchange-rates.js';
import { HttpLiveOffers } from '../../src/adapters/shops/http-live-offers.js';
import { RecentChecks } from '../../src/adapters/shops/recent-checks.js';
import { SaidOffers } from '../../src/adapters/shops/said-offers.js';
import { ShopDesk } from '../../src/adapters/shops/shop-desk.js';
import { KeptRates } from '../../src/ports/kept-rates.js';
import { ecbReply } from '../adapters/rates/ecb-answer.js';
import type { Certificate } from '../support/certificate.js';
import type { Reply } from '../support/faulty-server.js';
import { aKnownOffer } from '../support/known-offer.js';
import { patient } from '../support/patience.js';

/** An adapter before a third party that fails. */
export interface Subject {
  /** What its caller gets, in a word or two. */
  ask(): Promise<string>;
  /** What it has where all is well. */
  readonly well: string;
  /** Whether its breaker has opened. */
  readonly resting: boolean;
  /** How many calls that refused, of which the third party knows nothing. */
  readonly refused: number;
  close(): Promise<void>;
}

/** Where a third party is reached, by which certificate, and how long it may take. */
interface Reached {
  readonly times: Times;
  readonly url: string;
  readonly certificate: Certificate;
}

export const rules: CallRules = {
  ...{ name: 'subject', ...patient, retries: 0, atOnce: 4, waiting: 8, maxBytes: 64 * 1024 },
  breaker: { failures: 3, restMs: 60_000 },
};

/** How long there is for one attempt, and until who waits for live offers has an answer. */
export interface Times {
  readonly attemptMs: number;
  readonly deadlineMs: number;
}
/** Where a fault is that nothing comes, or too slowly. */
export const short: Times = { attemptMs: 400, deadlineMs: 200 };
/** Where it is another one, for which a machine that stands still must not be taken. */
export const ample: Times = { attemptMs: patient.attemptMs, deadlineMs: patient.totalMs };

class NothingKept extends KeptRates {
  latest(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  keep(): Promise<void> {
    return Promise.resolve();
  }
}

let day: string;

/** What the third party of a subject answers while it is well. */
export const replies: Readonly<Record<string, (path: string) => Reply>> = {
  'exchange rates': () => ecbReply(day),
  'live offers': (path) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      sku: path.slice(1),
      price: { amount: 39.95, currency: 'EUR' },
      availability: 'in_stock',
    }),
  }),
  images: () => ({ headers: { 'content-type': 'image/jpeg' }, body: 'x'.repeat(1_000) }),
};

export const subjects: Readonly<Record<string, (server: Reached) => Promise<Subject>>> = {
  'exchange rates': rates,
  'live offers': offers,
  images: pictures,
};

const rulesAt = ({ certificate, times }: Reached): CallRules => ({
  ...{ ...rules, attemptMs: times.attemptMs, ca: certificate.cert },
});
const partyAt = (server: Reached) => new ThirdParty(rulesAt(server));

/** It has had the rates of the 25th; now it is the evening of the 26th. */
async function rates(server: Reached): Promise<Subject> {
  const clock = { now: Date.parse('2026-11-25T18:00:00Z') };
  const around = { now: () => clock.now, random: () => 0 };
  const ecb = partyAt(server);
  const exchange = new EcbExchangeRates(server.url, ecb, bundledRates, new NothingKept(), around);
  day = '2026-11-25';
  while (exchange.known.source !== 'ecb') await exchange.look();
  clock.now = Date.parse('2026-11-26T18:00:00Z');
  return {
    ask: async () => {
      day = '2026-11-26';
      await exchange.look();
      const { date, stale } = await exchange.current();
      return `rates of ${date}${stale ? ', stale' : ''}`;
    },
    well: 'rates of 2026-11-26',
    get resting() {
      return ecb.state === 'open';
    },
    get refused() {
      return ecb.counts.of('resting');
    },
    close: () => exchange.beforeApplicationShutdown(),
  };
}

async function offers(server: Reached): Promise<Subject> {
  const party = partyAt(server);
  const desks = new Map([['my-shop', new ShopDesk(`${server.url}/{sku}`, party, Date.now)]]);
  const live = new HttpLiveOffers(desks, new RecentChecks(), new SaidOffers());
  let n = 0;
  return {
    ask: async () =>
      (await live.check([aKnownOffer({ sku: `A-${n++}` })], server.times.deadlineMs))[0]!.outcome,
    well: 'live',
    get resting() {
      return party.state === 'open';
    },
    get refused() {
      return party.counts.of('resting');
    },
    close: () => party.close(),
  };
}

async function pictures(server: Reached): Promise<Subject> {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const guard = { allowAddress: () => true, resolve, schemes: ['https:'], redirects: 2 } as const;
  const images = new HttpImages({ ...rulesAt(server), guard }, new HostPace(1_000));
  const never = new AbortController().signal;
  return {
    ask: async () => (await images.look(`${server.url}/a.jpg`, never)) ?? 'not asked',
    well: 'alive',
    get resting() {
      return images.resting > 0;
    },
    get refused() {
      return images.counts.of('resting');
    },
    close: () => images.close(),
  };
}
