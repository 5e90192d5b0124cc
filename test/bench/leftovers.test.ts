import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import { statement } from '../../bench/stage/database.mjs';
import { describeWith } from '../support/services.js';

const bench = `
  (await import('./bench/stage/ending.mjs')).endOnSignals();
  const { ownStage, statement } = await import('./bench/stage/database.mjs');
  const { url, prefix, elasticsearch } = await ownStage(process.env, 'bench');
  await statement(url, 'CREATE TABLE kept (id INT)');
  await fetch(elasticsearch + '/' + prefix + '-products', { method: 'PUT' });
  process.stdout.write(prefix);
  process.stdin.once('data', () => { throw new Error('failed'); });
`;

describeWith('mysql', 'what a bench has made', (url) => {
  describeWith('elasticsearch', 'on both servers', (elasticsearch) => {
    it.each([
      ['is stopped', 'SIGTERM', 143],
      ['is interrupted', 'SIGINT', 130],
      ['fails where no finally catches it', 'fail', 1],
    ])('is dropped when it %s', async (_how, end, code) => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', bench], {
        env: { ...process.env, DATABASE_URL: url, ELASTICSEARCH_URL: elasticsearch },
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const [prefix] = await once(child.stdout, 'data');
      expect(await found(url, elasticsearch, String(prefix))).toEqual({ databases: 1, indexes: 200 });
      if (end === 'fail') child.stdin.write('now');
      else child.kill(end as NodeJS.Signals);
      expect(await once(child, 'exit')).toEqual([code, null]);
      expect(await found(url, elasticsearch, String(prefix))).toEqual({ databases: 0, indexes: 404 });
    });
  });
});

async function found(url: string, elasticsearch: string, prefix: string) {
  const name = prefix.replaceAll('-', '_');
  const databases = (await statement(url, `SHOW DATABASES LIKE '${name}'`)) as unknown[];
  const { status } = await fetch(`${elasticsearch}/${prefix}-products`);
  return { databases: databases.length, indexes: status };
}
