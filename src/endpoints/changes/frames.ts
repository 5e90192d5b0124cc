import type { Change } from '../../catalogue/change.js';
import type { ChangePage } from '../../ports/change-log.js';

/** Server-sent events (WHATWG HTML, 9.2). A block with an id and without data moves the id and is no event. */
export const frameOf = (change: Change) =>
  `id: ${change.position}\nevent: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`;
export const startFrame = (position: number, retryMs: number) => `retry: ${retryMs}\nid: ${position}\n\n`;
export const endFrame = (position: number) =>
  `id: ${position}\nevent: end\ndata: {"position":${position}}\n\n`;
/** Without a position where the client knows it already. */
export const aliveFrame = (position?: number) =>
  position === undefined ? ': still here\n\n' : `: still here\nid: ${position}\n\n`;

const rendered = new WeakMap<ChangePage, Map<string, Buffer>>();

/** The events of a page that are of these types, of all where none is given. All who read the same page share the bytes. */
export function framesOf(page: ChangePage, types: readonly string[] | undefined): Buffer {
  const byTypes = rendered.get(page) ?? new Map<string, Buffer>();
  rendered.set(page, byTypes);
  const key = types?.join() ?? '';
  const bytes = byTypes.get(key) ?? Buffer.from(wanted(page, types).map(frameOf).join(''));
  byTypes.set(key, bytes);
  return bytes;
}

export function wanted({ changes }: ChangePage, types: readonly string[] | undefined): readonly Change[] {
  return types ? changes.filter(({ type }) => types.includes(type)) : changes;
}
