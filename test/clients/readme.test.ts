import { transformSync } from '@swc/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, createClient, ProblemError } from '../../clients/typescript/src/client.js';
import { examples } from './guide.js';
import { aServedSample, type ServedSample } from './served.js';

type Example = (client: Client, problem: typeof ProblemError, console: object) => Promise<void>;
const Running = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...text: string[]
) => Example;

describe('the examples of the guide', () => {
  let served: ServedSample;
  beforeAll(async () => {
    served = await aServedSample();
  }, 120_000);
  afterAll(() => served.close());

  it.each(examples)('work: %s', async (example) => {
    const { base: baseUrl, key: apiKey, token } = served;
    const client = createClient({ baseUrl, apiKey, token, batch: true });
    const { code } = transformSync(example, {
      swcrc: false,
      isModule: true,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    const run = new Running('client', 'ProblemError', 'console', code.replace(/^export \{\};?$/m, ''));
    await expect(run(client, ProblemError, { log: () => undefined })).resolves.toBeUndefined();
  });

  it('are there', () => expect(examples).toHaveLength(5));
});
