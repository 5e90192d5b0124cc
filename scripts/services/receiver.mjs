import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { requirePrograms } from './packages.mjs';
import { Daemon, findProgram, run } from './processes.mjs';

/** Takes JSON lines over TCP as logstash's json_lines codec does, and appends them to `lines.jsonl`. */
export function receiver(settings) {
  const folder = join(settings.state, 'logstash');
  const config = join(folder, 'rsyslog.conf');
  const daemon = new Daemon(folder, config);
  return {
    name: 'logstash',
    port: settings.logstashPort,
    variable: 'LOGSTASH_URL',
    url: `tcp://127.0.0.1:${settings.logstashPort}`,
    daemon,
    linesFile: () =>
      (daemon.pid() ? undefined : foreignLines(settings.logstashPort)) ?? join(folder, 'lines.jsonl'),
    probe: async () => ((await accepts(settings.logstashPort)) ? rsyslogVersion() : undefined),
    prepare() {
      requirePrograms({ rsyslogd: 'rsyslog' }, settings);
    },
    start() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(config, rsyslogConfig(folder, settings.logstashPort));
      daemon.start(findProgram('rsyslogd'), ['-n', '-f', config, '-i', join(folder, 'rsyslogd.pid')]);
    },
  };
}

// Octet counting would take a line that begins with a digit for a frame's length.
const rsyslogConfig = (folder, port) => `global(
  workDirectory="${folder}"
  maxMessageSize="256k"
  parser.escapeControlCharactersOnReceive="off"
)
module(load="imtcp" MaxSessions="500")
template(name="line" type="string" string="%rawmsg%\\n")
ruleset(name="lines") {
  action(type="omfile" file="${join(folder, 'lines.jsonl')}" template="line" fileCreateMode="0644")
}
input(type="imtcp" address="127.0.0.1" port="${port}" SupportOctetCountedFraming="off" ruleset="lines")
`;

/** Where the receiver of another checkout that holds this port writes its lines. */
function foreignLines(port) {
  const commands = run('ps', ['-ww', '-eo', 'args=']).split('\n');
  return commands
    .map((command) => /rsyslogd -n -f (.*\/rsyslog\.conf) -i /.exec(command)?.[1])
    .filter(
      (config) => config && existsSync(config) && readFileSync(config, 'utf8').includes(`port="${port}"`),
    )
    .map((config) => join(dirname(config), 'lines.jsonl'))[0];
}

/** Whether something listens on this port of the local machine. */
export function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2000 });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

function rsyslogVersion() {
  const program = findProgram('rsyslogd');
  const version = program && /rsyslogd\s+(\S+)/.exec(run(program, ['-v']))?.[1];
  return version ? `rsyslog ${version}` : 'json lines';
}
