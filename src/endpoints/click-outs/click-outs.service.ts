import { Injectable } from '@nestjs/common';
import { clickLink, isSendable } from '../../catalogue/click-template.js';
import { dayOf } from '../../catalogue/day.js';
import { Problem } from '../../catalogue/problem.js';
import { ClickLog } from '../../ports/click-log.js';
import { type ClickClass, type ClickOffer, Clicks, momentMs, VisitSalts } from '../../ports/clicks.js';
import { Alternatives } from './alternatives.js';
import { KnownOffers } from './known-offers.js';
import { KnownTemplates } from './known-templates.js';
import { RecentVisits } from './recent-visits.js';
import type { Visitor } from './visitor.js';

@Injectable()
export class ClickOutsService {
  private readonly recent = new RecentVisits(momentMs);

  constructor(
    private readonly offers: KnownOffers,
    private readonly templates: KnownTemplates,
    private readonly clicks: Clicks,
    private readonly salts: VisitSalts,
    private readonly log: ClickLog,
    private readonly alternatives: Alternatives,
  ) {}

  /** Where the click leads; it is recorded when this resolves. */
  async go(offerId: string, visitor: Visitor, traceId: string): Promise<string> {
    const now = Date.now();
    const visit = visitor.visit(offerId, await this.salts.of(dayOf(now)));
    const offer = await this.known(offerId);
    const template = await this.templates.of(offer.shopId);
    const clickId = await this.record(offer, visitor, visit, { now, traceId });
    return clickLink(template, { url: offer.link, clickId, sku: offer.sku, offerId });
  }

  /** The shop's own link: without a click nothing is attributed. */
  async look(offerId: string): Promise<string> {
    return (await this.known(offerId)).link;
  }

  private async known(offerId: string): Promise<ClickOffer> {
    const offer = await this.offers.find(offerId);
    if (!offer) throw new Problem('not_found', `There is no offer ${offerId}.`);
    if (!offer.withdrawn && isSendable(offer.link)) return offer;
    const alternatives = await this.alternatives.to(offer);
    throw new Problem('gone', `The shop no longer makes the offer ${offerId}.`, { alternatives });
  }

  private async record(
    { id, productId, shopId, brandId }: ClickOffer,
    visitor: Visitor,
    visit: string,
    { now, traceId }: { readonly now: number; readonly traceId: string },
  ): Promise<string> {
    const of = this.classOf(visitor, visit, now);
    const click = { offerId: id, productId, shopId, brandId, class: of };
    try {
      const clickId = await this.clicks.record(of === 'counted' ? { ...click, visit } : click);
      this.log.record({ clickId, ...click, agent: visitor.agent, traceId });
      return clickId;
    } catch (error) {
      // Who tries again has not clicked yet.
      if (of === 'counted') this.recent.forget(visit);
      throw error;
    }
  }

  private classOf({ agent, prefetch }: Visitor, visit: string, now: number): ClickClass {
    if (agent === 'bot') return 'bot';
    if (prefetch) return 'prefetch';
    return this.recent.first(visit, now) ? 'counted' : 'duplicate';
  }
}
