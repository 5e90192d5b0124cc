import { isIP } from 'node:net';
import { z } from 'zod';
import type { Read } from './environment.js';
import { integer, list, parsed } from './values.js';

export const httpVariables = () => ({
  HOST: z.string().default('0.0.0.0').describe('an address to listen at'),
  PORT: integer(0, 65_535).default(8080).describe('a port'),
  TRUST_PROXY: list(isNetwork).describe('the proxies in front, as in 10.0.0.0/8,127.0.0.1'),
  CORS_ORIGINS: list(isOrigin).describe('origins, as in https://a.example,https://b.example, or *'),
  RATE_LIMIT: rateLimit().describe('requests of an address in so many seconds, as in 6000/60'),
  CLIENT_RATE_LIMIT: rateLimit().describe('requests of a client in so many seconds, as in 6000/60'),
});

export const http = (all: Read<typeof httpVariables>) => ({
  host: all.HOST,
  port: all.PORT,
  trustProxy: all.TRUST_PROXY,
  corsOrigins: all.CORS_ORIGINS,
  rateLimit: all.RATE_LIMIT,
  clientRateLimit: all.CLIENT_RATE_LIMIT,
});

const rateLimit = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,4}$/)
    .default('600000/60')
    .transform((text) => text.split('/').map(Number) as [number, number])
    .transform(([requests, seconds]) => ({ requests, seconds }));

function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const width = { 4: 32, 6: 128 }[isIP(address)];
  return width !== undefined && /^\d+$/.test(bits) && Number(bits) <= width && rest.length === 0;
}

function isOrigin(text: string): boolean {
  return text === '*' || (/^https?:/.test(text) && parsed(text)?.origin === text);
}
