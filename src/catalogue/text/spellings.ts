/**
 * How text is evened out before it is cut into words, in this order: applied to documents by the engine (Java's
 * regular expressions) and to queries here (JavaScript's), so only what both read alike is used.
 */
export const textRules: readonly {
  readonly name: string;
  readonly pattern: string;
  readonly replacement: string;
}[] = [
  { name: 'apostrophes', pattern: "(?<=[A-Za-z])['’‘`´](?=[A-Za-z ]|$)", replacement: '' },
  {
    name: 'single_letter_ampersand',
    pattern: '(?<![A-Za-z0-9])([A-Za-z]) ?& ?([A-Za-z])(?![A-Za-z0-9])',
    replacement: '$1$2',
  },
  { name: 'acronym_dots', pattern: '(?<![A-Za-z])([A-Za-z])\\.(?=[A-Za-z](?![A-Za-z]))', replacement: '$1' },
  { name: 'joining_dots', pattern: '(?<=[A-Za-z])\\.(?=[A-Za-z])', replacement: ' ' },
  {
    name: 'letter_garments',
    pattern:
      '(?<![A-Za-z0-9])([AaTtUuVv])[- ](?=([Ss]hirt|SHIRT|[Nn]eck|NECK|[Ss]trap|STRAP|[Bb]ar|BAR|[Ll]ine|LINE))',
    replacement: '$1',
  },
];

/** Words that are one word written differently: the first is what the others become. English, and people in German. */
export const sameWord: readonly string[] = [
  'women woman womens womans ladies lady ladys damen dame frauen frau',
  'men man mens mans gents gent gentleman gentlemen herren herr maenner manner',
  'girl girls madchen maedchen',
  'boy boys jungen junge',
  'kid kids kinder kind child children childrens childs',
  'baby babies babys',
  'gray grey graue grauer graues grauen',
  'color colour colors colours colored coloured colorful colourful',
  'jewelry jewellery jewelery',
  'pajamas pyjamas pajama pyjama',
  'tire tyre tires tyres',
  'fiber fibre fibers fibres',
  'center centre centers centres',
  'aluminum aluminium',
  'mold mould molds moulds',
  'mustache moustache',
  'moisturizer moisturiser moisturizers moisturisers moisturizing moisturising',
  'organizer organiser organizers organisers',
  'polarized polarised',
  'personalized personalised',
  'customized customised',
  'sweatshirt sweatshirts',
  'checked checkered chequered check checks',
  'stripe stripes striped stripy',
  'plaid plaids',
  'multicolor multicolour multicolored multicoloured multicolors multicolours',
  'tshirt tshirts teeshirt teeshirts tshirtss',
  'yoghurt yogurt',
  'flavor flavour flavored flavoured',
  'catalog catalogue',
  'theater theatre',
  'traveler traveller travelers travellers',
  'plow plough',
  'ax axe',
  'doughnut donut doughnuts donuts',
  'scarf scarfs scarves',
  // Stemming would make them legs.
  'leggings legging',
  'foot feet',
  'shelf shelves',
  'knife knives',
];

/** Too common to demand, in English and German. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the and or of for in on to by at from with as is are it its this that your my our me i ' +
    'der die das den dem des ein eine einen einem einer eines und oder fur fuer für mit von vom zu zum zur im am aus auf in bei'
  ).split(' '),
);
