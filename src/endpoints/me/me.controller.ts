import { Controller, Delete, Header, HttpCode } from '@nestjs/common';
import { personId } from '../../catalogue/ids.js';
import { CallingPerson } from '../../http/access/calling.js';
import { Operation } from '../../http/operation.js';
import type { Person } from '../../ports/callers.js';
import { PersonalData } from '../../ports/personal-data.js';
import { eraseMe } from './me.schema.js';

@Controller()
export class MeController {
  constructor(private readonly personalData: PersonalData) {}

  @Delete()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Operation(eraseMe)
  erase(@CallingPerson() { sub }: Person) {
    return this.personalData.erase(personId(sub));
  }
}
