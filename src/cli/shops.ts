import { Command, InvalidArgumentError } from 'commander';
import { adapters } from '../app.module.js';
import { mistakesIn } from '../catalogue/click-template.js';
import type { Config } from '../config.js';
import { ClickTemplates } from '../ports/click-templates.js';
import { within } from './context.js';

/** Does something for a shop; whether there is one. */
type Action = (templates: ClickTemplates, shop: string, template: string) => Promise<boolean>;

/** `ogrom shops template SHOP`, `ogrom shops set-template SHOP TEMPLATE` and `ogrom shops clear-template SHOP` */
export function shopsCommand(config: () => Config): Command {
  const shops = new Command('shops').description('how click-outs call the links of a shop');
  const add = (name: string, description: string, action: Action) =>
    shops
      .command(name)
      .description(description)
      .argument('<shop>', 'its id')
      .action(async (shop: string, template: string) => {
        process.exitCode = await over(config(), shop, (templates) => action(templates, shop, template));
      });
  add('template', 'the template of a shop', show);
  add('set-template', 'set it; click-outs follow within ten seconds', (templates, shop, template) =>
    templates.set(shop, template),
  ).argument('<template>', '{url}?sub={clickId}, or https://track.example/c?id={clickId}&to={url}', right);
  add('clear-template', 'use its links as they are', (templates, shop) => templates.set(shop, undefined));
  return shops;
}

const show: Action = async (templates, shop) => {
  const found = await templates.find(shop);
  if (found) process.stdout.write(`${found.template ?? '(none: its links are used as they are)'}\n`);
  return found !== undefined;
};

async function over(
  config: Config,
  shop: string,
  action: (templates: ClickTemplates) => Promise<boolean>,
): Promise<number> {
  const { catalogue } = adapters(config);
  const known = await within([catalogue], (app) => action(app.get(ClickTemplates, { strict: false })));
  if (!known) process.stderr.write(`There is no shop ${shop}.\n`);
  return known ? 0 : 1;
}

function right(template: string): string {
  const [mistake] = mistakesIn(template);
  if (mistake === undefined) return template;
  throw new InvalidArgumentError(`A template ${mistake}.`);
}
