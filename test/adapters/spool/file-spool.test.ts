import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileSpool } from '../../../src/adapters/spool/file-spool.js';
import { aRecordedClick, clickSpoolContract, keptIn, taken } from '../../contracts/click-spool.js';

const limits = { segmentBytes: 1_000, bytes: 4_000, stillMs: 1_000, abandonedMs: 3_000 };
const minute = 60_000;

const repeated = async (times: number, work: () => Promise<void>) => {
  for (let n = 0; n < times; n++) await work();
};

describe('a spool of files', () => {
  let folder: string;
  let now: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ogrom-spool-'));
    now = Date.now();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const aSpool = () => new FileSpool(join(folder, 'deep'), limits, () => now);
  const files = () => readdirSync(join(folder, 'deep'));

  describe('keeps clicks', () => {
    clickSpoolContract(async () => ({
      spool: aSpool(),
      abandon: async () => {
        now += minute;
        return aSpool();
      },
      close: async () => undefined,
    }));
  });

  it('leaves alone what another one may still write, and what it stopped writing is not written again', async () => {
    const [one, other] = [aSpool(), aSpool()];
    await one.append(aRecordedClick());
    expect(await taken(other)).toEqual([]);
    now += minute;
    await one.append(aRecordedClick());
    // The first file is abandoned by now; the second was written just now, by the clock of the files.
    now -= minute;
    expect(await keptIn(one)).toHaveLength(2);
    expect(files()).toHaveLength(2);
  });

  it('keeps what the writer that it took for gone goes on to write', async () => {
    const [one, other] = [aSpool(), aSpool()];
    await one.append(aRecordedClick({ offerId: 'first' }));
    now += minute;
    expect(await taken(other)).toHaveLength(1);
    await one.append(aRecordedClick({ offerId: 'second' }));
    expect((await taken(one)).map(({ offerId }) => offerId)).toEqual(['second']);
    expect(files()).toEqual([]);
  });

  it('skips a line that was never ended, and takes the others', async () => {
    const spool = aSpool();
    await spool.append(aRecordedClick());
    appendFileSync(join(folder, 'deep', files().at(-1)!), '{"id":"half');
    expect(await taken(spool)).toHaveLength(1);
    expect(files()).toEqual([]);
  });

  it('takes what it can read of a file, and leaves the file for somebody to look at', async () => {
    const spool = aSpool();
    await taken(spool);
    const lines = [JSON.stringify(aRecordedClick()), '{"id":7}', 'nonsense', ''];
    writeFileSync(join(folder, 'deep', 'strange.clicks'), lines.join('\n'));
    now += minute;
    expect(await taken(spool)).toHaveLength(1);
    expect(files()).toEqual(['strange.clicks.unreadable']);
    now += minute;
    expect(await taken(spool)).toEqual([]);
  });

  it('takes no more than its bound, and again once there is room', async () => {
    const spool = aSpool();
    const append = () => spool.append(aRecordedClick({ shopId: 's'.repeat(200) }));
    await expect(repeated(99, append)).rejects.toThrow('more than 4000 bytes wait');
    expect(spool.bytes).toBeLessThan(4_400);
    expect(files().length).toBeGreaterThan(3);
    const before = await taken(spool);
    await append();
    expect([before.length > 10, (await taken(spool)).length]).toEqual([true, 1]);
  });

  it('says at the start that nothing can be written where it should', () => {
    writeFileSync(join(folder, 'deep'), '');
    for (const wrong of ['deep', 'deep/er', 'no/where', '/proc/no', '/sys/no'])
      expect(() => new FileSpool(resolve(folder, wrong))).toThrow(
        /^clicks cannot be kept in \/.+: E[A-Z]+: /,
      );
  });
});
