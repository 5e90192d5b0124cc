import type { DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Dispatch } from '../../ports/dispatch.js';
import { InProcess } from './in-process.js';

class InProcessModule {}

/** The service itself as a port. */
export function inProcess(): DynamicModule {
  return {
    module: InProcessModule,
    providers: [
      {
        provide: Dispatch,
        useFactory: ({ httpAdapter }: HttpAdapterHost) => new InProcess(httpAdapter.getInstance()),
        inject: [HttpAdapterHost],
      },
    ],
    exports: [Dispatch],
  };
}
