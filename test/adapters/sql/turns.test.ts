import { expect, it } from '@jest/globals';
import { Turns } from '../../../src/adapters/sql/outfits/turns.js';

const gate = () => {
  let open = () => undefined as void;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
};

it('lets one at a time through for the same thing, in the order of asking, and nobody wait for another', async () => {
  const turns = new Turns();
  const { open, passed } = gate();
  const seen: string[] = [];
  const first = turns.run('a', async () => {
    await passed;
    seen.push('a1');
  });
  const second = turns.run('a', async () => void seen.push('a2'));
  await turns.run('b', async () => void seen.push('b'));
  open();
  await Promise.all([first, second]);
  expect(seen).toEqual(['b', 'a1', 'a2']);
});

it('goes on after a failure', async () => {
  const turns = new Turns();
  const failing = turns.run('a', () => Promise.reject(new Error('broken')));
  const next = turns.run('a', async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
});

it('refuses who would wait behind too many, and takes them again afterwards', async () => {
  const turns = new Turns();
  const { open, passed } = gate();
  const all = Array.from({ length: 512 }, () => turns.run('a', () => passed));
  await expect(turns.run('a', async () => 'late')).rejects.toMatchObject({ code: 'unavailable' });
  open();
  await Promise.all(all);
  expect(await turns.run('a', async () => 'in time')).toBe('in time');
});
