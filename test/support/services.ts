import { describe, it } from '@jest/globals';

/** A real server that tests may run against; global-setup.mjs has found out whether it answers. */
export type Service = 'mysql' | 'elasticsearch' | 'logstash' | 'valkey';

/**
 * `describe`, for a suite that needs a real server; `body` gets the server's URL.
 * When the server does not answer, the suite is reported as skipped with the reason in its name,
 * or, with REQUIRE_SERVICES=1, fails with that reason.
 */
export function describeWith(service: Service, name: string, body: (url: string) => void): void {
  const { url, reason } = found(service);
  if (!reason) describe(name, () => body(url));
  else if (process.env['REQUIRE_SERVICES'] === '1') describe(name, () => failing(service, reason));
  else describe.skip(`${name} (skipped: ${reason})`, () => body(url));
}

function failing(service: Service, reason: string): void {
  it(`has ${service}`, () => {
    throw new Error(reason);
  });
}

function found(service: Service): { url: string; reason: string | undefined } {
  const key = `OGROM_TEST_${service.toUpperCase()}`;
  const url = process.env[`${key}_URL`];
  if (!url) throw new Error('the servers were not asked: is globalSetup in jest.config.mjs?');
  return { url, reason: process.env[`${key}_REASON`] };
}
