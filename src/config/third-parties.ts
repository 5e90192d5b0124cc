import { z } from 'zod';
import { type Environment, isProduction, type Read } from './environment.js';
import { areShopTemplates, shopTemplates } from './shop-templates.js';
import { flag, isServer } from './values.js';

/** https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/ */
const ecbDailyRates = 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml';

export const thirdPartyVariables = (env: Environment) => ({
  ECB_RATES_URL: z
    .string()
    .refine((text) => text === 'off' || isServer(text, 'http:', 'https:'))
    .default(isProduction(env) ? ecbDailyRates : 'off')
    .describe('where the daily reference rates are, http(s)://…, or off'),
  LIVE_OFFERS_URLS: z
    .string()
    .transform(shopTemplates)
    .refine(areShopTemplates)
    .default([])
    .describe(
      'each shop’s id and where to ask for an offer, as in my-shop=https://api.example/offers/{sku}, blanks in between',
    ),
  IMAGE_CHECK: flag(false).describe('true or false'),
});

/** Undefined and empty: switched off. */
export const thirdParties = (all: Read<typeof thirdPartyVariables>) => ({
  rates: { url: all.ECB_RATES_URL === 'off' ? undefined : all.ECB_RATES_URL },
  liveOffers: { shops: all.LIVE_OFFERS_URLS },
  images: { check: all.IMAGE_CHECK },
});
