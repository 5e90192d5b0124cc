import { Problem } from '../../catalogue/problem.js';
import { RefusedUrl } from '../http-call/checked-url.js';

/** A URL that is not fetched. */
export function refused(message: string): Problem {
  return new Problem('invalid_request', message, {
    errors: [{ path: 'body.url', code: 'bad_url', message }],
  });
}

export function tooLarge(bytes: number): Problem {
  return new Problem('payload_too_large', `The feed is larger than ${bytes} bytes.`);
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  ECONNREFUSED: 'its server refuses connections',
  UND_ERR_CONNECT_TIMEOUT: 'its server could not be reached in time',
  UND_ERR_HEADERS_TIMEOUT: 'its server did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'its server stopped sending',
  UND_ERR_SOCKET: 'its server broke the connection off',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'it is not as long as its server said',
};

/** What went wrong, in words for whoever keeps the feed; a Problem stays what it is. */
export function failed(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof RefusedUrl) return refused(error.message);
  const code = String((error as { code?: unknown } | undefined)?.code ?? '');
  return failedBecause(reasons[code] ?? reasonOf(code));
}

export function failedBecause(reason: string): Problem {
  return new Problem('download_failed', `The feed could not be fetched: ${reason}.`);
}

function reasonOf(code: string): string {
  if (/CERT|SIGNED|ALTNAME|ISSUER/.test(code)) return `the certificate of its server is not valid (${code})`;
  if (code.startsWith('Z_') || code.startsWith('ERR_')) return 'its compression is broken';
  return `the connection failed${code && ` (${code})`}`;
}
