import type { Limits } from '../limits/limits.js';
import type { Audit } from './audit.js';
import { type Credentials, Identification } from './identify.js';

/** What it takes to know callers and to count them. */
export class FrontDesk {
  readonly identification: Identification;

  constructor(
    credentials: Credentials,
    readonly limits: Limits,
    audit: Audit,
  ) {
    this.identification = new Identification(credentials, audit);
  }
}
