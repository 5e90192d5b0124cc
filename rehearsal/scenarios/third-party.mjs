import { deploying } from './deploying.mjs';

/**
 * Third parties that a release may be configured to ask, by the variable that switches each on, at an address where
 * nobody answers (RFC 6761 keeps `.invalid` for that).
 */
const nowhere = { RATES_URL: 'https://rates.invalid/eurofxref-daily.xml' };

/** A deployment with its third parties away; undefined where the release asks none over the network. */
export function thirdParty(options, config) {
  if (!config.thirdParties) return undefined;
  const scenario = deploying(options);
  return {
    ...scenario,
    title: `${scenario.title}; third parties away (${Object.keys(nowhere).join(', ')})`,
    env: nowhere,
  };
}
