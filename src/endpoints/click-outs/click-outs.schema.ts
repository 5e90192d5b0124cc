import { z } from 'zod';
import type { OperationSpec } from '../../http/operation.js';
import { Clicks } from '../../ports/clicks.js';

const offerId = z.strictObject({ offerId: z.string().min(1).max(64).describe('An offer id.') });
export type OfferId = z.infer<typeof offerId>;

export const clickOut: OperationSpec = {
  summary: 'Go to the shop',
  access: 'open',
  description:
    'Redirects to the shop’s page of the offer, with the parameters of the shop’s template and a click id. The click ' +
    'is recorded before the redirect is sent, whatever becomes of the process. Clicks of bots, prefetches (`Sec-Purpose`, `Purpose`, `X-Moz`) and ' +
    'repetitions by the same person within 10 s are redirected as well, and marked in the reports. HEAD gives the ' +
    'shop’s bare link and records nothing. A withdrawn offer answers 410 with `alternatives`.',
  params: offerId,
  // What is known leads on without the catalogue, and without the search engine there are fewer alternatives.
  needs: [Clicks],
  answers: {
    302: {
      description: 'Where the shop has it.',
      headers: {
        location: {
          description: 'http(s), of the shop or of the network that its template names.',
          example: 'https://shop.example.com/p/5101?sub=01m85gzfbh10n9664mm5mh79yn',
        },
        'cache-control': { description: 'Each click is one of its own.', example: 'no-store' },
        'referrer-policy': {
          description: 'The shop learns which site sends, not which page.',
          example: 'strict-origin',
        },
        'x-robots-tag': { description: 'Nothing here is for an index.', example: 'noindex, nofollow' },
      },
    },
  },
  problems: ['not_found', 'gone', 'unavailable'],
  // The best offer of a product of the sample catalogue.
  example: { params: { offerId: '93jhhs5de913wvnr' } },
};
