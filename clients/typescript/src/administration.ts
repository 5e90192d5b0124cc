import type { Caller } from './caller.js';
import { listAt } from './lists.js';
import type { Body, CallOptions } from './operations.js';

/** The programs that call the service, and their keys. A key's text is only in the answer that makes it. */
export function clientsOf(caller: Caller) {
  type Keys = '/v1/clients/{id}/keys';
  return {
    ...listAt(caller, '/v1/clients'),
    get: (id: string, options?: CallOptions) => caller.get('/v1/clients/{id}', { ...options, path: { id } }),
    create: (body: Body<'post', '/v1/clients'>, options?: CallOptions) =>
      caller.post('/v1/clients', { ...options, body }),
    revoke: (id: string, options?: CallOptions) =>
      caller.delete('/v1/clients/{id}', { ...options, path: { id } }),
    createKey: (id: string, body: Body<'post', Keys> = {}, options?: CallOptions) =>
      caller.post('/v1/clients/{id}/keys', { ...options, path: { id }, body }),
    revokeKey: (id: string, keyId: string, options?: CallOptions) =>
      caller.delete('/v1/clients/{id}/keys/{keyId}', { ...options, path: { id, keyId } }),
  };
}

export function indexBuildsOf(caller: Caller) {
  return {
    list: (options?: CallOptions) => caller.get('/v1/index-builds', options),
    start: (options?: CallOptions) => caller.post('/v1/index-builds', options),
    get: (id: string, options?: CallOptions) =>
      caller.get('/v1/index-builds/{id}', { ...options, path: { id } }),
  };
}

/** How a shop's click-out links are made. */
export function clickTemplatesOf(caller: Caller) {
  type One = '/v1/click-templates/{shopId}';
  return {
    get: (shopId: string, options?: CallOptions) =>
      caller.get('/v1/click-templates/{shopId}', { ...options, path: { shopId } }),
    replace: (shopId: string, body: Body<'put', One>, options?: CallOptions) =>
      caller.put('/v1/click-templates/{shopId}', { ...options, path: { shopId }, body }),
    delete: (shopId: string, options?: CallOptions) =>
      caller.delete('/v1/click-templates/{shopId}', { ...options, path: { shopId } }),
  };
}

/** The person of the token. */
export function meOf(caller: Caller) {
  return {
    /** Erases all that is kept of them. */
    delete: (options?: CallOptions) => caller.delete('/v1/me', options),
  };
}
