import { Injectable } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import { newApiKey } from '../../http/access/api-key.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { Links } from '../../http/links.js';
import { type ClientRecord, Clients } from '../../ports/clients.js';
import type { ClientJson, ClientsQuery, NewClientBody, RotationBody } from './clients.schema.js';

const hourMs = 3_600_000;
const isId = (key: unknown): key is string => typeof key === 'string';

@Injectable()
export class ClientsService {
  constructor(
    private readonly clients: Clients,
    private readonly links: Links,
  ) {}

  async create(spec: NewClientBody): Promise<ClientJson & { key: string }> {
    const { text: key, stored } = newApiKey();
    return { ...this.toJson(await this.clients.create(spec, stored)), key };
  }

  async list(query: ClientsQuery) {
    const after = query.cursor === undefined ? undefined : decodeCursor('clients', query.cursor, isId);
    const { items, next } = await this.clients.list(after, query.limit);
    const cursor = next && encodeCursor('clients', next);
    return {
      items: items.map((client) => this.toJson(client)),
      page: { self: this.links.list(query), next: cursor && this.links.list({ ...query, cursor }) },
    };
  }

  async get(id: string): Promise<ClientJson> {
    return this.toJson(known(await this.clients.find(id), id));
  }

  async rotate(id: string, { overlapHours }: RotationBody): Promise<ClientJson & { key: string }> {
    const { text: key, stored } = newApiKey();
    const rotated = await this.clients.rotate(id, stored, overlapHours * hourMs);
    if (rotated) return { ...this.toJson(rotated), key };
    known(await this.clients.find(id), id);
    throw new Problem('conflict', `The client ${id} is revoked, for good.`);
  }

  async revoke(id: string, keyId?: string): Promise<ClientJson> {
    return this.toJson(known(await this.clients.revoke(id, keyId), keyId ?? id));
  }

  private toJson(client: ClientRecord): ClientJson {
    const { scopes, keys, ...rest } = client;
    return { ...rest, scopes: [...scopes], keys: [...keys], links: { self: this.links.to(client.id) } };
  }
}

function known(client: ClientRecord | undefined, id: string): ClientRecord {
  if (!client) throw new Problem('not_found', `There is no client or key ${id}.`);
  return client;
}
