import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { type About, type Examples, openApi } from './openapi.js';
import type { Routes } from './routes.js';

/** Serves `/openapi.json`; the document is filled once the app is ready, when all routes are known. */
export function serveOpenApi(
  app: NestFastifyApplication,
  routes: Routes,
  about: About,
  examples: Examples,
): object {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  const document = {};
  instance.addHook('onReady', (done) => {
    Object.assign(document, openApi(routes.all, about, examples));
    done();
  });
  instance.get('/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(document),
  );
  return document;
}

/** Serves the reference that is made from the document at `/docs`, from this origin alone. */
export async function serveReference(app: NestFastifyApplication, document: object): Promise<void> {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  // Loaded here: the page's plugins cost a start that does not serve it 100 ms.
  const { default: swagger } = await import('@fastify/swagger');
  const { default: swaggerUi } = await import('@fastify/swagger-ui');
  await app.register(swagger as never, { mode: 'static', specification: { document } });
  await app.register(swaggerUi as never, { routePrefix: '/docs', uiConfig: { url: '/openapi.json' } });
  instance.get('/', (_request, reply) => reply.redirect('/docs'));
}
