/** The map of the service with one endpoint more, fed from memory. */
export function mapped(map, { plural, many, Many, words }) {
  const first = `{ id: 'first', name: 'The first ${words}' }`;
  const mountLine = `    mount('v1/${plural}', ${many}Endpoint, { from: [memory${Many}([${first}])] }),\n`;
  const imports = [
    ['./adapters/', `import { memory${Many} } from './adapters/memory/${plural}.module.js';\n`],
    ['./endpoints/', `import { ${many}Endpoint } from './endpoints/${plural}/${plural}.module.js';\n`],
  ];
  const imported = imports.reduce((text, [folder, line]) => afterLast(text, `from '${folder}`, line), map);
  return afterLast(imported, "    mount('", mountLine);
}

function afterLast(text, mark, line) {
  const end = text.indexOf('\n', text.lastIndexOf(mark)) + 1;
  return text.slice(0, end) + line + text.slice(end);
}
