import type { Mistake } from '../../catalogue/problem.js';
import type { BatchRequest } from './batch.schema.js';
import { credentials, limits, methods, namePattern, requestHeaders } from './limits.js';
import { type Target, targetMistake, targetOf, type Territory } from './target.js';
import {
  BadTemplate,
  hasReference,
  isReference,
  type Reference,
  type Template,
  templateOf,
} from './template.js';

/** A request that can be made as soon as what it needs is there. */
export interface PlannedRequest {
  readonly name: string;
  readonly method: string;
  readonly target: Target;
  /** Null sends none, where the caller's would be sent. */
  readonly headers: Readonly<Record<string, Template | null>>;
  readonly body?: unknown;
  /** The texts of the body that hold references. */
  readonly texts: ReadonlyMap<string, Template>;
  /** Where each reference stands. */
  readonly references: readonly { readonly reference: Reference; readonly at: string }[];
}

/** Plans one request and notes all that is wrong with it. */
export class RequestPlanner {
  readonly mistakes: Mistake[] = [];
  private readonly references: { reference: Reference; at: string }[] = [];
  private readonly texts = new Map<string, Template>();

  constructor(
    private readonly at: string,
    private readonly territory: Territory,
  ) {}

  plan({ name, method, path, headers, body }: BatchRequest): PlannedRequest {
    if (!namePattern.test(name))
      this.wrong('name', 'bad_name', 'begins with a letter; up to 64 letters, digits, “_” and “-”');
    if (!(methods as readonly string[]).includes(method))
      this.wrong('method', 'bad_method', `is one of ${methods.join(', ')}`);
    const target = this.target(path, method);
    const planned = { name, method, target, headers: this.headers(headers), ...this.body(body, method) };
    return { ...planned, texts: this.texts, references: this.references };
  }

  private target(path: string, method: string): Target {
    const template = this.template(path, 'path');
    const target = targetOf(template ?? ['']);
    const mistake = template && targetMistake(target, method, this.territory);
    if (mistake) this.wrong('path', 'bad_path', mistake);
    return target;
  }

  private headers(given: BatchRequest['headers']): Record<string, Template | null> {
    const planned: Record<string, Template | null> = {};
    for (const [name, value] of Object.entries(given)) {
      const mistake = headerMistake(name.toLowerCase(), value);
      if (mistake) this.wrong(`headers.${name}`, 'bad_header', mistake);
      else
        planned[name.toLowerCase()] =
          value === null ? null : (this.template(value, `headers.${name}`) ?? ['']);
    }
    return planned;
  }

  private body(body: unknown, method: string): Pick<PlannedRequest, 'body'> {
    if (body === undefined) return {};
    if (method === 'GET' || method === 'HEAD') this.wrong('body', 'bad_body', `has no place in a ${method}`);
    this.look(body, 'body', 0);
    return { body };
  }

  private look(value: unknown, at: string, depth: number): void {
    if (depth > limits.bodyDepth)
      return this.wrong('body', 'bad_body', `is nested deeper than ${limits.bodyDepth}`);
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) this.look(inner, `${at}.${key}`, depth + 1);
    if (typeof value !== 'string' || !hasReference(value)) return;
    const template = this.template(value, at);
    if (template) this.texts.set(value, template);
  }

  private template(text: string, at: string): Template | undefined {
    try {
      const template = templateOf(text);
      for (const reference of template.filter(isReference))
        this.references.push({ reference, at: `${this.at}.${at}` });
      return template;
    } catch (error) {
      if (!(error instanceof BadTemplate)) throw error;
      this.wrong(at, 'bad_reference', error.message);
      return undefined;
    }
  }

  private wrong(member: string, code: string, message: string): void {
    this.mistakes.push({ path: `${this.at}.${member}`, code, message });
  }
}

function headerMistake(name: string, value: string | null): string | undefined {
  if (!requestHeaders.includes(name)) return `is none of ${requestHeaders.join(', ')}`;
  if (credentials.includes(name) && value !== null) return 'is that of the batch, or null for none';
  return value !== null && /[^\t\x20-\x7e]/.test(value)
    ? 'has a character that no header may have'
    : undefined;
}
