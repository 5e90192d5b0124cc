import {
  apply,
  applyTemplates,
  chain,
  mergeWith,
  SchematicsException,
  url,
} from '@angular-devkit/schematics';
import { format, resolveConfig } from 'prettier';
import { withExamples } from './examples.mjs';
import { mapped } from './map.mjs';
import { mistakesOf } from './mistakes.mjs';
import { namesOf } from './names.mjs';

/** Writes an endpoint with all its parts and mounts it. Throws, naming every mistake, and writes nothing then. */
export function endpoint({ name, singular }) {
  return (tree) => {
    const names = namesOf(name, singular);
    const mistakes = mistakesOf(names, tree);
    if (mistakes.length > 0) throw new SchematicsException(mistakes.join('\n'));
    return chain([
      mergeWith(apply(url('./files'), [applyTemplates(names)])),
      edit('src/app.module.ts', (map) => mapped(map, names)),
      edit('src/examples.json', (examples) => withExamples(examples, names)),
      formatted,
    ]);
  };
}

function edit(path, change) {
  return (tree) => tree.overwrite(path, change(tree.readText(path)));
}

/** Lines break by the length of the names in them. */
async function formatted(tree) {
  const config = await resolveConfig(new URL('../../package.json', import.meta.url));
  for (const { kind, path, content } of tree.actions)
    if (kind === 'c' || kind === 'o')
      tree.overwrite(path, await format(content.toString(), { ...config, filepath: path }));
}
