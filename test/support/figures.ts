import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Figures } from '../../src/ports/figures.js';

/** What all parts of an app tell, by name. */
export async function seriesOf(app: INestApplication): Promise<ReadonlyMap<string, number>> {
  const modules = [...app.get(ModulesContainer).values()];
  const instances = modules.flatMap(({ providers }) => [...providers.values()].map((one) => one.instance));
  const sources = new Set(instances.filter((one): one is Figures => one instanceof Figures));
  const signal = AbortSignal.timeout(10_000);
  const told = await Promise.all([...sources].map(async (source) => source.read(signal)));
  return new Map(told.flat().map(({ name, value }) => [name, value]));
}
