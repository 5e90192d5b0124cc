import {
  type ClickCounts,
  type ClickGroup,
  type ClickReport,
  type ClickReportQuery,
  type ClickReportRow,
  ClickReports,
} from '../../../ports/click-counts.js';
import type { Database } from '../database.js';

interface Sums {
  readonly clicks: number;
  readonly bots: number;
  readonly prefetches: number;
  readonly duplicates: number;
}

interface ReportRow extends Sums {
  readonly id: string;
  readonly name: string | null;
  readonly allClicks: number;
  readonly allBots: number;
  readonly allPrefetches: number;
  readonly allDuplicates: number;
}

/** Which counts a report adds up, by which column of theirs and of clicks, and where the names stand. */
const groups: Record<ClickGroup, { kind: string; key: string; keyOfClick: string; names?: string }> = {
  shop: { kind: 'brand', key: 'shop_id', keyOfClick: 'shop_id', names: 'shop' },
  brand: { kind: 'brand', key: 'key_id', keyOfClick: 'brand_id', names: 'brand' },
  product: { kind: 'product', key: 'key_id', keyOfClick: 'product_id', names: 'product' },
  day: { kind: 'brand', key: 'day', keyOfClick: 'day' },
};

export class SqlClickReports extends ClickReports {
  constructor(private readonly database: Database) {
    super();
  }

  async report(query: ClickReportQuery): Promise<ClickReport> {
    const { sql, params } = reportStatement(query);
    const rows = await this.database.query<ReportRow>(sql, params);
    const [first] = rows;
    // Behind the last row there is none that could tell the total.
    if (!first && query.after) return { ...(await this.report({ ...query, after: undefined })), ...end };
    const total = countsOf(first ? allOf(first) : nothing);
    return { rows: rows.slice(0, query.limit).map(rowOf), more: rows.length > query.limit, total };
  }
}

const end = { rows: [], more: false };

/** One statement, so that it sees one moment: a click is among those added up or among those not yet, never both. */
function reportStatement({ by, from, to, shop, limit, after }: ClickReportQuery) {
  const { kind, key, keyOfClick, names } = groups[by];
  const ofShop = shop === undefined ? '' : 'AND shop_id = ?';
  const period = [from, to, ...(shop === undefined ? [] : [shop])];

  const name = { shop: 'n.name', brand: 'n.name', product: 'n.title', day: 'NULL' }[by];
  const [onlyAfter, start] = continuation(by, after);
  const sql = `
    WITH clicked AS (
      SELECT ${key} AS id, SUM(clicks) AS clicks, SUM(bots) AS bots, SUM(prefetches) AS prefetches,
        SUM(duplicates) AS duplicates FROM click_count
      WHERE kind = '${kind}' AND day BETWEEN ? AND ? ${ofShop} GROUP BY ${key}
      UNION ALL
      SELECT ${keyOfClick}, COUNT(*), SUM(class = 'bot'), SUM(class = 'prefetch'), SUM(class = 'duplicate') FROM click
      WHERE summed = 0 AND day BETWEEN ? AND ? ${ofShop} GROUP BY ${keyOfClick}
    ), grouped AS (
      SELECT id, SUM(clicks) AS clicks, SUM(bots) AS bots, SUM(prefetches) AS prefetches,
        SUM(duplicates) AS duplicates FROM clicked GROUP BY id
    ), counted AS (
      SELECT grouped.*, SUM(clicks) OVER () AS allClicks, SUM(bots) OVER () AS allBots,
        SUM(prefetches) OVER () AS allPrefetches, SUM(duplicates) OVER () AS allDuplicates FROM grouped
    )
    SELECT g.*, ${name} AS name FROM counted g ${names ? `LEFT JOIN ${names} n ON n.id = g.id` : ''}
    WHERE ${onlyAfter} ORDER BY ${by === 'day' ? 'g.id' : 'g.clicks DESC, g.id'} LIMIT ?`;
  return { sql, params: [...period, ...period, ...start, limit + 1] };
}

function continuation(
  by: ClickGroup,
  after: ClickReportQuery['after'],
): [condition: string, params: unknown[]] {
  if (!after) return ['1 = 1', []];
  if (by === 'day') return ['g.id > ?', [after.id]];
  return ['(g.clicks < ? OR (g.clicks = ? AND g.id > ?))', [after.clicks, after.clicks, after.id]];
}

const nothing: Sums = { clicks: 0, bots: 0, prefetches: 0, duplicates: 0 };

function allOf({ allClicks, allBots, allPrefetches, allDuplicates }: ReportRow): Sums {
  return { clicks: allClicks, bots: allBots, prefetches: allPrefetches, duplicates: allDuplicates };
}

function rowOf({ id, name, ...row }: ReportRow): ClickReportRow {
  return { id, ...(name !== null && { name }), ...countsOf(row) };
}

function countsOf({ clicks, bots, prefetches, duplicates }: Sums): ClickCounts {
  return { clicks, counted: clicks - bots - prefetches - duplicates, bots, prefetches, duplicates };
}
