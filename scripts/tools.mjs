import { requirePrograms } from './services/packages.mjs';

// What tests and the rehearsal call beside the servers; as root on Debian or Ubuntu it is installed.
try {
  requirePrograms(
    { haproxy: 'haproxy', promtool: 'prometheus', nginx: 'nginx-light', chromium: 'chromium' },
    { install: true, otherwise: '' },
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 3;
}
