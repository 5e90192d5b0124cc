/** German and French names, and America's grey, so that one colour is one facet value. */
const english: Record<string, string> = {
  gray: 'Grey',
  schwarz: 'Black',
  noir: 'Black',
  weiß: 'White',
  weiss: 'White',
  blanc: 'White',
  rot: 'Red',
  rouge: 'Red',
  blau: 'Blue',
  bleu: 'Blue',
  dunkelblau: 'Dark Blue',
  hellblau: 'Light Blue',
  marine: 'Navy Blue',
  marineblau: 'Navy Blue',
  grün: 'Green',
  gruen: 'Green',
  vert: 'Green',
  gelb: 'Yellow',
  jaune: 'Yellow',
  grau: 'Grey',
  gris: 'Grey',
  dunkelgrau: 'Dark Grey',
  hellgrau: 'Light Grey',
  braun: 'Brown',
  marron: 'Brown',
  brun: 'Brown',
  lila: 'Purple',
  violett: 'Purple',
  violet: 'Purple',
  rosa: 'Pink',
  rose: 'Pink',
  silber: 'Silver',
  argent: 'Silver',
  gold: 'Gold',
  doré: 'Gold',
  türkis: 'Turquoise',
  weinrot: 'Burgundy',
  bordeaux: 'Burgundy',
  bunt: 'Multi',
  mehrfarbig: 'Multi',
  multicolor: 'Multi',
  multicolour: 'Multi',
  multicolore: 'Multi',
};

/** “navy  BLUE” as “Navy Blue”, “schwarz / weiß” as “Black/White”: the order stays, the first being the main colour. */
export function colourOf(text: string): string | undefined {
  const names = text
    .split(/\s*[/,;|]\s*/)
    .filter((name) => name !== '')
    .map(nameOf);
  return names.length === 0 ? undefined : [...new Set(names)].join('/');
}

function nameOf(name: string): string {
  const lower = name.toLowerCase();
  return (Object.hasOwn(english, lower) && english[lower]) || titleCase(lower);
}

function titleCase(lower: string): string {
  return lower.replace(/(?<![\p{L}\p{N}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
