import { Controller, Get, Header, Query } from '@nestjs/common';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { Links } from '../../http/links.js';
import { Operation } from '../../http/operation.js';
import { type ClickReportRow, ClickReports } from '../../ports/click-counts.js';
import { reportClicks, type ReportQuery } from './click-reports.schema.js';

type Key = readonly [clicks: number, id: string];

@Controller()
export class ClickReportsController {
  constructor(
    private readonly reports: ClickReports,
    private readonly links: Links,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Operation(reportClicks)
  async report(@Query() query: ReportQuery) {
    const { cursor, ...asked } = query;
    const { by, from, to } = asked;
    const after = cursor === undefined ? undefined : keyIn(decodeCursor(bound(query), cursor, isKey));
    const { rows, more, total } = await this.reports.report({ ...asked, after });
    const next = more ? encodeCursor(bound(query), keyOf(rows.at(-1)!)) : undefined;
    const page = {
      self: this.links.list(query),
      next: next && this.links.list({ ...query, cursor: next }),
    };
    return { by, from, to, total, items: rows.map(toJson), page };
  }
}

// A page goes on in the same report; its size may change on the way.
const bound = ({ by, from, to, shop }: ReportQuery) => ['click-reports', by, from, to, shop];

const keyOf = ({ clicks, id }: ClickReportRow): Key => [clicks, id];
const keyIn = ([clicks, id]: Key) => ({ clicks, id });

function isKey(key: unknown): key is Key {
  return Array.isArray(key) && typeof key[0] === 'number' && typeof key[1] === 'string';
}

function toJson({ id, ...row }: ClickReportRow) {
  return id === '' ? row : { id, ...row };
}
