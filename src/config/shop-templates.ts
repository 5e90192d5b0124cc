import { isServer, parsed } from './values.js';

const mostShops = 200;

/** Where a shop answers for one of its offers; `{sku}` in the URL stands for the shop's own id of it. */
interface ShopTemplate {
  readonly shopId: string;
  readonly url: string;
}

export function shopTemplates(text: string): ShopTemplate[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [shopId = '', ...rest] = entry.split('=');
      return { shopId, url: rest.join('=') };
    });
}

export function areShopTemplates(all: readonly ShopTemplate[]): boolean {
  return all.length <= mostShops && all.every(isShopTemplate) && allDiffer(all);
}

function isShopTemplate({ shopId, url }: ShopTemplate): boolean {
  return /^[a-z\d][a-z\d-]{0,79}$/.test(shopId) && isTemplate(url);
}

/** What a feed calls its rows must not decide which server is asked. */
function isTemplate(url: string): boolean {
  const [one, other] = ['a', 'b'].map((sku) => url.replaceAll('{sku}', sku)) as [string, string];
  return one !== url && isServer(one, 'http:', 'https:') && new URL(one).origin === parsed(other)?.origin;
}

function allDiffer(all: readonly ShopTemplate[]): boolean {
  return new Set(all.map(({ shopId }) => shopId)).size === all.length;
}
