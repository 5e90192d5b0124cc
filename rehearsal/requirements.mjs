import { MissingTool } from '../scripts/services/errors.mjs';
import { requirePrograms } from '../scripts/services/packages.mjs';
import { accepts } from '../scripts/services/receiver.mjs';

const variables = ['DATABASE_URL', 'ELASTICSEARCH_URL', 'LOGSTASH_URL'];

/** HAProxy and the three servers, or a MissingTool that says what to type. */
export async function requireAll({ install, env }) {
  if (process.platform !== 'linux') throw new MissingTool('the rehearsal needs Linux, for HAProxy and /proc');
  const unset = variables.filter((name) => !env[name]);
  if (unset.length > 0)
    throw new MissingTool(`${unset.join(', ')} not set: \`npm run services -- up\` prints what to export`);
  if (!env.DATABASE_URL.startsWith('mysql:'))
    throw new MissingTool('DATABASE_URL is not a MySQL: instances share one database');
  for (const name of variables) {
    const { hostname, port } = new URL(env[name]);
    const local = ['127.0.0.1', 'localhost'].includes(hostname);
    if (local && !(await accepts(Number(port)))) throw new MissingTool(`nothing listens at ${name}`);
  }
  requirePrograms({ haproxy: 'haproxy' }, { install, otherwise: '' });
}
