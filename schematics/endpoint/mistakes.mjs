/** Words that the generated files use for something else, or that a program may not use as a name. */
const reserved = new Set([
  ...[
    'app',
    'controller',
    'cursor',
    'endpoint',
    'item',
    'limit',
    'link',
    'module',
    'operation',
    'page',
    'param',
  ],
  ...['problem', 'query', 'header', 'memory', 'get'],
  ...[
    'await',
    'break',
    'case',
    'catch',
    'class',
    'const',
    'continue',
    'debugger',
    'default',
    'delete',
    'do',
    'else',
  ],
  ...['enum', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in'],
  ...[
    'instanceof',
    'interface',
    'let',
    'new',
    'null',
    'package',
    'private',
    'protected',
    'public',
    'return',
    'static',
  ],
  ...['super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield'],
]);

/** Everything that speaks against these names in this tree; empty where nothing does. */
export function mistakesOf({ plural, singular, One, Many }, tree) {
  const both = [...new Set([plural, singular])];
  const taken = declared(tree);
  return [
    ...both
      .filter((name) => !isKebab(name))
      .map((name) => `"${name}" is not in kebab case: small letters and digits, words joined by "-".`),
    ...(plural === singular
      ? [`"${plural}" is no plural: name what it serves, as in lookbooks, or say --singular.`]
      : []),
    ...both
      .filter((name) => reserved.has(name) || (name === plural ? Many : One) in globalThis)
      .map((name) => `"${name}" is reserved: it means something else in the code.`),
    ...places(plural)
      .filter((path) => exists(tree, path))
      .map((path) => `"${plural}" is taken: there is ${path}.`),
    ...[Many, One, `${One}List`, `${One}Page`]
      .filter((name) => taken.has(name))
      .map((name) => `"${plural}" is taken: ${taken.get(name)} has ${name}.`),
  ];
}

function places(plural) {
  return [
    `src/endpoints/${plural}`,
    `src/ports/${plural}.ts`,
    ...[`src/adapters/memory/${plural}.module.ts`, `test/contracts/${plural}.ts`],
    ...[`test/adapters/memory/${plural}.test.ts`, `test/endpoints/${plural}.test.ts`],
  ];
}

function exists(tree, path) {
  return tree.exists(path) || tree.getDir(path).subfiles.length > 0;
}

function isKebab(name) {
  return /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name);
}

/** The ports and their words, and the resources of the OpenAPI document, each with its file. */
function declared(tree) {
  const found = new Map();
  for (const folder of ['src/ports', 'src/catalogue', 'src/endpoints', 'src/http'])
    tree.getDir(folder).visit((path) => {
      const text = tree.readText(path);
      const names = text.matchAll(/export (?:abstract class|interface|type) (\w+)|\.meta\(\{ id: '(\w+)'/g);
      for (const [, type, resource] of names) found.set(type ?? resource, path.slice(1));
    });
  return found;
}
