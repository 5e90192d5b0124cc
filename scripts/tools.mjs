import { goTool } from './go-tool.mjs';
import { requirePrograms } from './services/packages.mjs';
import { toxiproxy } from './services/toxiproxy.mjs';

// What tests and the rehearsal call beside the servers; as root on Debian or Ubuntu it is installed, or built where there is Go.
try {
  requirePrograms(
    { haproxy: 'haproxy', promtool: 'prometheus', nginx: 'nginx-light', chromium: 'chromium' },
    { install: true, otherwise: '' },
  );
  goTool(toxiproxy);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 3;
}
