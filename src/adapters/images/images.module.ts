import { lookup } from 'node:dns/promises';
import { type BeforeApplicationShutdown, type DynamicModule, Module } from '@nestjs/common';
import { type Figure, Figures } from '../../ports/figures.js';
import { HealthProbe } from '../../ports/health-probe.js';
import { Images } from '../../ports/images.js';
import type { CallRules } from '../http-call/call-rules.js';
import { isPublicAddress } from '../http-call/public-address.js';
import { SwitchedOff } from '../http-call/switched-off.js';
import { countFigures, enabledFigure } from '../http-call/third-party-figures.js';
import { HostPace } from './host-pace.js';
import { HttpImages } from './http-images.js';

@Module({})
class ImagesModule {}

/** Breaks looks off when the service ends. */
class Looks implements BeforeApplicationShutdown {
  constructor(private readonly images: HttpImages) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.images.close();
  }
}

/** Many hosts, each of them somebody else's: one that fails is no failure of the whole. */
class ImagesProbe extends HealthProbe {
  readonly name = name;

  check(): Promise<void> {
    return Promise.resolve();
  }
}

const name = 'images';
const usualPerSecond = 5;

/** URLs come from feeds, so they lead to public addresses only, redirects as well. */
const usualRules: CallRules = {
  ...{ name, connectMs: 3_000, headersMs: 5_000, bodyMs: 5_000, attemptMs: 6_000, totalMs: 30_000 },
  ...{ retries: 0, atOnce: 2, waiting: 200, breaker: { failures: 4, restMs: 60_000 }, maxBytes: 1_024 },
  guard: {
    allowAddress: isPublicAddress,
    resolve: (host) => lookup(host, { all: true }),
    schemes: ['https:', 'http:'],
    redirects: 5,
  },
};

export interface ImagesOptions {
  readonly check: boolean;
  /** Of one host. */
  readonly perSecond?: number;
  /** Other rules are for tests; the environment must never be able to set them. */
  readonly rules?: Partial<CallRules>;
}

/** Whether images answer. Switched off, nobody is to be asked: it only says so in /health. */
export function imagesAdapter({
  check,
  perSecond = usualPerSecond,
  rules = {},
}: ImagesOptions): DynamicModule {
  const images = new HttpImages({ ...usualRules, ...rules }, new HostPace(perSecond));
  const probe = check ? new ImagesProbe() : new SwitchedOff(name, 'IMAGE_CHECK is false');
  return {
    module: ImagesModule,
    providers: [
      { provide: Looks, useFactory: () => new Looks(images) },
      { provide: Images, useFactory: () => images },
      { provide: HealthProbe, useFactory: () => probe },
      { provide: Figures, useFactory: () => new ImagesFigures(images, check) },
    ],
    exports: [Images, HealthProbe],
  };
}

class ImagesFigures extends Figures {
  readonly name = name;

  constructor(
    private readonly images: HttpImages,
    private readonly check: boolean,
  ) {
    super();
  }

  read(): readonly Figure[] {
    if (!this.check) return [enabledFigure(name, false)];
    const { counts, resting } = this.images;
    const help = 'Hosts of images that are left alone for a while, because they failed.';
    const hosts: Figure = { name: 'ogrom_image_hosts_resting', help, type: 'gauge', value: resting };
    return [enabledFigure(name, true), ...countFigures({ name, counts }), hosts];
  }
}
