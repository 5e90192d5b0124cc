// The baselines: Fastify, mysql2 and the Elasticsearch client, and nothing else. Answers the service's own bytes.
import { readFileSync } from 'node:fs';
import { Client } from '@elastic/elasticsearch';
import Fastify from 'fastify';
import mysql from 'mysql2/promise';
import { joined } from './joined.mjs';
import { projection } from './projection.mjs';
import { search } from './raw-search.mjs';

const { DATABASE_URL, ELASTICSEARCH_URL, CAPTURED, PORT } = process.env;
const pool = mysql.createPool({
  ...{ uri: DATABASE_URL, connectionLimit: 10, maxPreparedStatements: 200 },
  ...{ supportBigNumbers: true, trace: false },
});
const engine = new Client({ node: ELASTICSEARCH_URL });
const captured = JSON.parse(readFileSync(CAPTURED, 'utf8'));
const app = Fastify();

const status = { type: 'object', properties: { status: { type: 'string' } } };
app.get('/health', { schema: { response: { 200: status } } }, async () => ({ status: 'ok' }));
joined(app, pool);
projection(app, pool);
search(app, engine, captured);
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
