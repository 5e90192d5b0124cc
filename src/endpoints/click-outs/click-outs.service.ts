import { Injectable } from '@nestjs/common';
import { clickLink } from '../../catalogue/click-template.js';
import { Problem } from '../../catalogue/problem.js';
import { ClickLog } from '../../ports/click-log.js';
import { type ClickOffer, ClickOffers, VisitSalts } from '../../ports/clicks.js';
import { Alternatives } from './alternatives.js';
import { leadsSomewhere, Recording } from './recording.js';
import type { Visitor } from './visitor.js';

@Injectable()
export class ClickOutsService {
  constructor(
    private readonly offers: ClickOffers,
    private readonly recording: Recording,
    private readonly salts: VisitSalts,
    private readonly log: ClickLog,
    private readonly alternatives: Alternatives,
  ) {}

  /** Where the click leads; it is recorded when this resolves. */
  async go(offerId: string, visitor: Visitor, traceId: string): Promise<string> {
    const now = Date.now();
    const visit = visitor.visit(offerId, await this.salts.of(new Date(now).toISOString().slice(0, 10)));
    const found = await this.recording.record({ offerId, visitor, visit, now });
    if (!found || !('clickId' in found)) throw await this.nowhere(offerId, found);
    const { clickId, click, offer } = found;
    this.log.record({ clickId, ...click, agent: visitor.agent, traceId });
    return clickLink(offer.template, { url: offer.link, clickId, sku: offer.sku, offerId });
  }

  /** The shop's own link: without a click nothing is attributed. */
  async look(offerId: string): Promise<string> {
    const offer = await this.offers.find(offerId, '', 0);
    if (!offer || !leadsSomewhere(offer)) throw await this.nowhere(offerId, offer);
    return offer.link;
  }

  private async nowhere(offerId: string, offer: ClickOffer | undefined): Promise<Problem> {
    if (!offer) return new Problem('not_found', `There is no offer ${offerId}.`);
    const alternatives = await this.alternatives.to(offer);
    return new Problem('gone', `The shop no longer makes the offer ${offerId}.`, { alternatives });
  }
}
