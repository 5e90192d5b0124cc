import { Figures } from '../../ports/figures.js';

/** Who serves. */
export interface Build {
  readonly version: string;
  readonly commit?: string;
}

export class BuildFigures extends Figures {
  readonly name = 'build';

  constructor(private readonly build: Build) {
    super();
  }

  read() {
    const { version, commit = 'unknown' } = this.build;
    const help = 'The release that serves; always 1.';
    return [
      { name: 'ogrom_build_info', help, type: 'gauge' as const, value: 1, labels: { version, commit } },
    ];
  }
}
