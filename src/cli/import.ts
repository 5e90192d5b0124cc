import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { adapters } from '../app.module.js';
import type { FeedIssue } from '../catalogue/issue.js';
import { isCurrency } from '../catalogue/money.js';
import type { Config } from '../config.js';
import { ImportRunner } from '../importing/import-runner.js';
import { importing } from '../importing/importing.module.js';
import { FeedStore, type ImportRecord, Imports } from '../ports/imports.js';
import { within } from './context.js';
import { importProgress } from './import-progress.js';
import { table } from './table.js';

interface Options {
  readonly shop: string;
  readonly currency?: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly json: boolean;
}

const shownIssues = 20;

/** `ogrom import FILE|URL --shop NAME` */
export function importCommand(config: () => Config): Command {
  return new Command('import')
    .description("bring a shop's feed into the catalogue")
    .argument('<file|url>', 'CSV, TSV, XML or NDJSON, plain or gzip; a URL is https')
    .requiredOption('--shop <name>', 'whose feed it is')
    .option('--currency <code>', 'the currency of prices that name none')
    .option('--dry-run', 'report what it would do, write nothing of it', false)
    .option('--strict', 'exit with 1 where a row was rejected', false)
    .option('--json', 'print the import and its issues as JSON', false)
    .action(async (source: string, options: Options, command: Command) => {
      const mistake = mistakeIn(source, options);
      if (mistake) command.error(mistake);
      process.exitCode = await run(config(), source, options);
    });
}

function mistakeIn(source: string, { currency }: Options): string | undefined {
  if (currency !== undefined && !isCurrency(currency))
    return `error: --currency ${currency} is no ISO 4217 code`;
  if (source.startsWith('https:') || existsSync(source)) return undefined;
  return `error: ${source} is neither a file nor an https URL`;
}

async function run(config: Config, source: string, options: Options): Promise<number> {
  const { catalogue, download } = adapters(config);
  return within([importing({ from: [catalogue, download], work: false }), catalogue], async (app) => {
    const imports = app.get(Imports, { strict: false });
    const id = await accept(imports, app.get(FeedStore, { strict: false }), source, options);
    const record = await followed(id, imports, app.get(ImportRunner, { strict: false }));
    const { items } = await imports.issues(id, 0, options.json ? 100_000 : shownIssues);
    process.stdout.write(
      options.json ? `${JSON.stringify({ ...record, issues: items })}\n` : report(record, items),
    );
    return record.state === 'failed' || (options.strict && record.rejected > 0) ? 1 : 0;
  });
}

async function accept(
  imports: Imports,
  feeds: FeedStore,
  source: string,
  { shop, currency, dryRun }: Options,
): Promise<string> {
  const isUrl = !existsSync(source);
  const kind = isUrl ? ('url' as const) : ('file' as const);
  const { record } = await imports.create({
    shop,
    currency,
    dryRun,
    source: { kind, name: isUrl ? source : basename(source) },
  });
  if (!isUrl) await feeds.store(record.id, createReadStream(source));
  return record.id;
}

/** Works on imports until this one has ended, whether here or in a running service. */
async function followed(id: string, imports: Imports, runner: ImportRunner): Promise<ImportRecord> {
  const progress = importProgress();
  const interrupted = () => runner.stop();
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const watching = setInterval(() => void imports.find(id).then(progress.show, () => undefined), 200);
  try {
    for (;;) {
      const ran = await runner.runNext();
      const record = (await imports.find(id))!;
      if (record.finishedAt !== undefined || runner.stopped) return progress.end(record);
      if (!ran) await pause(200);
    }
  } finally {
    clearInterval(watching);
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
}

function report(record: ImportRecord, issues: readonly FeedIssue[]): string {
  const seconds =
    (Date.parse(record.finishedAt ?? new Date().toISOString()) -
      Date.parse(record.startedAt ?? record.createdAt)) /
    1000;
  const rows: [string, string | number][] = [
    ['import', record.id],
    ['shop', record.shop.id],
    ['state', record.dryRun ? `${record.state} (dry run: nothing was written)` : record.state],
    ['rows read', record.rowsRead],
    ['accepted', record.accepted],
    ['unchanged', record.unchanged],
    ['rejected', record.rejected],
    ['withdrawn', record.withdrawn],
    ['warnings', record.warnings],
    ['rows per second', Math.round(record.rowsRead / Math.max(seconds, 0.001))],
    ['position', record.position],
  ];
  const error = record.error ? `\nThe import failed: ${record.error.message}\n` : '';
  return `${table(rows)}\n${issuesTable(issues, record)}${error}`;
}

function issuesTable(issues: readonly FeedIssue[], { rejected, warnings }: ImportRecord): string {
  if (issues.length === 0) return '';
  const rows = issues.map(
    (one) => [one.row, one.severity, one.code, one.attribute ?? '', one.sku ?? '', one.advice] as const,
  );
  const all =
    issues.length < shownIssues
      ? ''
      : `The first ${shownIssues} issues (${rejected} rows rejected, ${warnings} warnings); --json shows all.\n`;
  return `\n${table([['row', 'severity', 'code', 'attribute', 'sku', 'what to do'], ...rows])}\n${all}`;
}
