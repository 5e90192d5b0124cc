import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const folder = new URL('../../.ebextensions/', import.meta.url);

/**
 * What `.ebextensions` says, as Beanstalk reads it: files in the order of their names, a later one over an earlier.
 * `options` is namespace → option → value (namespaces without their `aws:`), `resources` the overridden resources.
 */
export function ebextensions(from = folder) {
  const files = readdirSync(from)
    .filter((name) => name.endsWith('.config'))
    .sort();
  const merged = { options: {}, resources: {} };
  for (const name of files) merge(merged, parse(readFileSync(new URL(name, from), 'utf8')) ?? {});
  return merged;
}

function merge({ options, resources }, { option_settings: settings = {}, Resources = {} }) {
  for (const [namespace, values] of Object.entries(settings)) {
    const name = namespace.replace(/^aws:/, '');
    options[name] = { ...options[name], ...values };
  }
  Object.assign(resources, Resources);
}
