import type { KnownOffer, OfferCheck } from '../../ports/live-offers.js';
import { CallFailure } from '../http-call/call-failure.js';
import type { ThirdParty } from '../http-call/third-party.js';
import { believed, type Disbelief, gone, UnbelievableOffer } from './shop-answer.js';

const types = ['application/json'];
const goneStatus = 410;

/** One shop, asked for one offer at a time. */
export class ShopDesk {
  private readonly refusals = new Map<Disbelief, number>();

  constructor(
    private readonly template: string,
    readonly party: ThirdParty,
    private readonly now: () => number,
  ) {}

  /** Answers that were not believed, for this reason. */
  refused(why: Disbelief): number {
    return this.refusals.get(why) ?? 0;
  }

  /** What the shop says; never rejects. */
  async ask(known: KnownOffer): Promise<OfferCheck> {
    try {
      return { outcome: 'live', said: await this.said(known), at: this.now() };
    } catch (error) {
      if (error instanceof UnbelievableOffer) return this.disbelieved(error);
      if (error instanceof CallFailure) return { outcome: outcomeOf(error) };
      throw error;
    }
  }

  private async said(known: KnownOffer) {
    const url = this.template.replaceAll('{sku}', encoded(known.sku));
    const { body } = await this.party
      .call({ url, types, headers: { accept: types.join() } })
      .catch((error: unknown) => {
        if (error instanceof CallFailure && error.more.status === goneStatus) return { body: undefined };
        throw error;
      });
    return body ? believed(body.toString('utf8'), known) : gone(known);
  }

  private disbelieved({ why }: UnbelievableOffer): OfferCheck {
    this.refusals.set(why, this.refused(why) + 1);
    return { outcome: 'refused' };
  }
}

/** Half of a surrogate pair has no encoding; it becomes the sign for that. */
function encoded(sku: string): string {
  return encodeURIComponent(Buffer.from(sku).toString());
}

/** An answer that came, but is not what a shop should answer, is refused; a 404 may as well be a wrong template. */
function outcomeOf({ kind, grave }: CallFailure): OfferCheck['outcome'] {
  if (kind === 'busy') return 'stale';
  if (kind === 'content' || kind === 'too_large') return 'refused';
  return kind === 'status' && !grave ? 'refused' : 'unreachable';
}
