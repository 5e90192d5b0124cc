import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import Fastify from 'fastify';
import { serveExplorer } from '../../src/http/explorer.js';

it('says how the explorer is built where it is not', async () => {
  const instance = Fastify();
  serveExplorer(instance, join(tmpdir(), 'ogrom-nothing-is-here'));
  instance.setErrorHandler((error: Error, _request, reply) => reply.code(404).send(error.message));
  const { body } = await instance.inject('/');
  expect(body).toContain('`npm run build` builds it');
  await instance.close();
});
