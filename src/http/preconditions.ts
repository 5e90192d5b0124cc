import { hash } from 'node:crypto';
import { Problem } from '../catalogue/problem.js';

/** What a write must say, in the words of an operation's description. */
export const ifMatchHeader = {
  'If-Match': 'The tag of what is to be changed, as a read gave it; `*` for whatever there is.',
};

/**
 * The strong tag of a resource that has versions. It differs with every answer that differs; what stands before its dash
 * is the version, and a write asks for that alone: a price or a like that changed meanwhile hinders nobody.
 */
export function versionTag(version: number, json: string): string {
  return `"${version}-${hash('sha1', json, 'base64url').slice(0, 20)}"`;
}

/**
 * Throws a `precondition_required` problem without `If-Match`, and `precondition_failed` where it names no tag of this
 * version. A proxy that compresses makes tags weak, so weak ones count.
 */
export function assertVersion(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined)
    throw new Problem('precondition_required', 'This write needs the tag of what it changes in If-Match.');
  if (ifMatch.trim() === '*') return;
  const versions = ifMatch.split(',').map((tag) => /^(?:W\/)?"(\d+)-[\w-]+"$/.exec(tag.trim())?.[1]);
  if (!versions.includes(String(version))) throw changedMeanwhile();
}

export function changedMeanwhile(): Problem {
  return new Problem('precondition_failed', 'It was changed or deleted since; read it again.');
}
