import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { PersonalData } from '../../ports/personal-data.js';
import { MeController } from './me.controller.js';

@Module({ controllers: [MeController] })
class MeModule {}

/** What a person may ask for about themselves. */
export const meEndpoint: Endpoint = { name: 'me', module: MeModule, needs: [PersonalData] };
