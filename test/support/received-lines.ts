import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * The JSON lines with this text in them that the logstash receiver has written, in their order, once there
 * are at least `count`; throws when they have not come after 10 s. Give each test a random text of its own.
 */
export async function receivedLines(text: string, count = 1): Promise<Record<string, unknown>[]> {
  const end = Date.now() + 10_000;
  for (;;) {
    const lines = (await readReceived()).split('\n').filter((line) => line.includes(text));
    if (lines.length >= count) return lines.map((line) => JSON.parse(line));
    if (Date.now() > end) throw new Error(`${lines.length} of ${count} lines with ${text} arrived in 10 s`);
    await delay(50);
  }
}

function readReceived(): Promise<string> {
  return readFile(process.env['OGROM_TEST_LOGSTASH_FILE'] ?? '', 'utf8');
}
