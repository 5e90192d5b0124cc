import { JSONPathError } from 'json-p3';
import { Problem } from '../../catalogue/problem.js';
import { unfit } from './fill.js';
import { isDeep } from './json-path.js';
import { limits } from './limits.js';
import type { Outcome } from './outcome.js';
import type { Reference } from './template.js';

/** What references have selected in a batch, each once; the work for all of them together is bounded. */
export class Selections {
  private readonly found = new Map<string, readonly unknown[]>();
  private lookedThrough = 0;

  /** At least one value. Throws a Problem where there is none, or where that would be too much work. */
  select({ text, query }: Reference, outcome: Outcome): readonly unknown[] {
    const known = this.found.get(text);
    if (known) return known;
    const work = outcome.size * (isDeep(query) ? 4 : 1);
    if (this.lookedThrough + work > limits.lookedThrough) throw tooMuch(text);
    this.lookedThrough += work;
    const values = selected(outcome.value(), { text, query });
    if (values.length === 0) throw unfit(`${text} selects nothing.`);
    this.found.set(text, values);
    return values;
  }
}

function selected(value: unknown, { text, query }: Pick<Reference, 'text' | 'query'>): readonly unknown[] {
  if (value === undefined) return [];
  try {
    return query.query(value as never).values();
  } catch (error) {
    if (error instanceof JSONPathError) throw unfit(`${text} cannot be followed: the answer is too deep.`);
    throw error;
  }
}

function tooMuch(text: string): Problem {
  return new Problem('answers_too_large', `${text} would look through more than a batch may.`);
}
