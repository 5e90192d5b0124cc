import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { clickId } from '../../src/catalogue/click-id.js';
import type { ClickSpool } from '../../src/ports/click-spool.js';
import type { RecordedClick } from '../../src/ports/clicks.js';

/** A spool, and one that another process of the same host opens beside it. */
export interface Spooling {
  readonly spool: ClickSpool;
  /** As of a process that is gone: nobody writes it any more, and time enough has passed. */
  abandon(): Promise<ClickSpool>;
  close(): Promise<void>;
}

export const aRecordedClick = (traits: Partial<RecordedClick> = {}): RecordedClick => ({
  ...{ id: clickId(1), at: 1, offerId: 'o', productId: 'p', shopId: 's', class: 'counted' },
  ...traits,
});

/** What every ClickSpool promises. */
export function clickSpoolContract(open: () => Promise<Spooling>): void {
  let spooling: Spooling;
  beforeEach(async () => void (spooling = await open()));
  afterEach(() => spooling.close());

  const ids = (clicks: readonly RecordedClick[]) => clicks.map(({ id }) => id).sort();

  it('gives what was appended, with all that it has, until it is forgotten', async () => {
    const { spool } = spooling;
    const clicks = [
      aRecordedClick({ brandId: 'kookaï \n ', visit: 'v' }),
      aRecordedClick({ class: 'bot', offerId: '\ud83d"\\' }),
    ];
    await Promise.all(clicks.map((click) => spool.append(click)));
    expect(await keptIn(spool)).toEqual(clicks);
    expect(await keptIn(spool)).toEqual(clicks);
    expect(await taken(spool)).toEqual(clicks);
    expect([await keptIn(spool), spool.bytes]).toEqual([[], 0]);
  });

  it('takes clicks while others are stored, and forgets none of them', async () => {
    const { spool } = spooling;
    const all = Array.from({ length: 100 }, () => aRecordedClick());
    const stored: RecordedClick[] = [];
    for (const [n, click] of all.entries()) {
      await spool.append(click);
      if (n % 7 === 0) stored.push(...(await taken(spool, () => spool.append(all[n + 1] ?? click))));
      if (n % 7 === 1) expect(spool.bytes).toBeGreaterThan(0);
    }
    stored.push(...(await taken(spool)));
    expect(new Set(ids(stored))).toEqual(new Set(ids(all)));
  });

  it('gives what a process left behind that is gone', async () => {
    const clicks = [aRecordedClick(), aRecordedClick()];
    await Promise.all(clicks.map((click) => spooling.spool.append(click)));
    const heir = await spooling.abandon();
    expect(ids(await taken(heir))).toEqual(ids(clicks));
    expect([await keptIn(heir), heir.bytes]).toEqual([[], 0]);
  });
}

export async function keptIn(spool: ClickSpool): Promise<RecordedClick[]> {
  const all: RecordedClick[] = [];
  for await (const { clicks } of spool.kept()) all.push(...clicks);
  return all;
}

/** All that it keeps, and that it is told to forget; `meanwhile` between the two. */
export async function taken(spool: ClickSpool, meanwhile = async () => {}): Promise<RecordedClick[]> {
  const all: RecordedClick[] = [];
  for await (const { clicks, forget } of spool.kept()) {
    all.push(...clicks);
    await meanwhile();
    await forget();
  }
  return all;
}
