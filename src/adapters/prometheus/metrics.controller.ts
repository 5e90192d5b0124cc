import { Controller, Get, Headers, Res } from '@nestjs/common';
import { Problem } from '../../catalogue/problem.js';
import { carries } from './bearer.js';
import { Exposition } from './exposition.js';

/** The two methods of a reply that are called. */
interface Reply {
  header(name: string, value: string): Reply;
}

/** Who may read the metrics: those who say the token, or everybody where there is none. */
export abstract class Access {
  abstract readonly token: string | undefined;
}

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly exposition: Exposition,
    private readonly access: Access,
  ) {}

  @Get()
  read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const { token } = this.access;
    if (token !== undefined && !carries(token, authorization)) {
      reply.header('www-authenticate', 'Bearer realm="metrics"');
      throw new Problem('unauthorized', 'Metrics are read with a bearer token.');
    }
    reply.header('content-type', this.exposition.contentType).header('cache-control', 'no-store');
    return this.exposition.text();
  }
}
