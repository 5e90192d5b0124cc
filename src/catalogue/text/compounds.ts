import { foldedWord } from './understand.js';

/**
 * Parts of German compounds of the trade: what things are, are made of, are for and whom they are for. Words of the
 * last line are no parts but contain some: listed, they are taken whole (“Bekleidung” is no “Kleid”).
 */
export const compoundWords: readonly string[] = (
  'kleid kleider rock röcke roecke hose hosen jacke jacken mantel mäntel maentel hemd hemden bluse blusen shirt shirts ' +
  'pullover pulli pullis strickjacke weste westen anzug anzüge anzuege sakko sakkos blazer schuh schuhe stiefel ' +
  'stiefelette stiefeletten sandale sandalen pantolette pantoletten turnschuh turnschuhe sneaker tasche taschen ' +
  'rucksack rucksäcke rucksaecke koffer beutel gürtel guertel mütze mützen muetze muetzen schal schals tuch tücher ' +
  'tuecher handschuh handschuhe socke socken strumpf strümpfe struempfe slip slips unterwäsche unterwaesche wäsche ' +
  'waesche bikini bikinis badeanzug badeanzüge brille brillen kette ketten ring ringe armband armbänder armbaender ' +
  'schmuck ohrring ohrringe krawatte krawatten fliege kappe kappen pyjama nachthemd mode bustier body ' +
  'sommer winter herbst frühling fruehling abend tages strick leder jeans seiden wollen baumwoll baumwolle leinen ' +
  'kaschmir daunen samt spitzen cord fleece softshell regen wander lauf trainings jogging sport reit ski outdoor ' +
  'freizeit business hochzeits braut cocktail party strand bade umstands nacht haus damen herren kinder baby mädchen ' +
  'maedchen jungen unisex stretch maxi midi mini lang kurzarm langarm rollkragen kapuzen kapuze trachten sonnen ' +
  'umhänge umhaenge hand schulter geld armbanduhr reise wickel blusen etui bleistift falten plissee puffer stepp ' +
  'leggings overall jumpsuit dirndl ballerina chelsea schnür schnuer gummi arbeits sicherheits ' +
  'bekleidung kleidung verkleidung rocker rocket jacket jackets hosenträger rocky bodysuit sporty bodylotion'
).split(' ');

const parts = new Set(compoundWords.map(foldedWord));
const linking = ['', 's', 'es', 'n', 'en', 'e'];

/** The parts of a folded German compound, `['sommer', 'kleid']`; empty for a word that does not fall into known parts. */
export function compoundParts(word: string): readonly string[] {
  if (word.length < 7 || word.length > 40 || parts.has(word)) return [];
  return split(word) ?? [];
}

function split(rest: string): string[] | undefined {
  if (parts.has(rest)) return [rest];
  for (let end = rest.length - 3; end >= 3; end--) {
    const head = rest.slice(0, end);
    if (!parts.has(head)) continue;
    for (const link of linking) {
      const tail = rest.startsWith(link, end) ? split(rest.slice(end + link.length)) : undefined;
      if (tail) return [head, ...tail];
    }
  }
  return undefined;
}
