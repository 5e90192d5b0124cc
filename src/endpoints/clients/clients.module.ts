import { Module } from '@nestjs/common';
import type { Endpoint } from '../../http/mount.js';
import { Clients } from '../../ports/clients.js';
import { ClientsController } from './clients.controller.js';
import { ClientsService } from './clients.service.js';

@Module({ controllers: [ClientsController], providers: [ClientsService] })
class ClientsModule {}

export const clientsEndpoint: Endpoint = { name: 'clients', module: ClientsModule, needs: [Clients] };
