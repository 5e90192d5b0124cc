import { readFileSync } from 'node:fs';

const guide = readFileSync('clients/typescript/README.md', 'utf8');
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, code]) => code!);

/** How the guide makes the client of its examples. */
export const [opening] = blocks('js');
export const examples = blocks('ts');
