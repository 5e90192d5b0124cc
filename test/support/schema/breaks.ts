import type { ColumnShape, SchemaShape, TableShape } from './snapshot.js';

/** What code that knew only the schema `before` cannot live with in the schema `after`, one line each. */
export function breaksBetween(before: SchemaShape, after: SchemaShape): string[] {
  return [...before].flatMap(([table, shape]) => {
    const now = after.get(table);
    return now ? tableBreaks(table, shape, now) : [`the table ${table} is dropped or renamed`];
  });
}

function tableBreaks(table: string, before: TableShape, after: TableShape): string[] {
  return [
    ...[...before.columns].flatMap(([name, column]) =>
      columnBreaks(`${table}.${name}`, column, after.columns.get(name)),
    ),
    ...[...after.columns]
      .filter(([name, column]) => !before.columns.has(name) && isDemanded(column))
      .map(([name]) => `${table}.${name} is new, NOT NULL and has no default`),
    ...added(before.unique, after.unique)
      .filter((columns) => !sparesOldRows(columns, before, after))
      .map((columns) => `${table} (${columns}) is newly unique`),
    ...added(after.unique, before.unique).map(
      (columns) => `${table} (${columns}) is no longer unique, which upserts rely on`,
    ),
    ...added(before.rules, after.rules).map((rule) => `${table} has a new rule: ${rule}`),
  ];
}

function columnBreaks(name: string, before: ColumnShape, after: ColumnShape | undefined): string[] {
  if (!after) return [`${name} is dropped or renamed`];
  return [
    ...(isWider(before.type, after.type) ? [] : [`${name} changes from ${before.type} to ${after.type}`]),
    ...(before.nullable && !after.nullable ? [`${name} becomes NOT NULL`] : []),
    ...(!before.nullable && before.optional && isDemanded(after) ? [`${name} loses its default`] : []),
  ];
}

const isDemanded = ({ nullable, optional }: ColumnShape) => !nullable && !optional;

const added = (before: ReadonlySet<string>, after: ReadonlySet<string>) =>
  [...after].filter((one) => !before.has(one));

/** Rows of the old code leave new nullable columns NULL, and NULLs are never equal. */
function sparesOldRows(columns: string, before: TableShape, after: TableShape): boolean {
  return columns.split(', ').some((name) => {
    const column = after.columns.get(name);
    return !before.columns.has(name) && column?.nullable === true && !column.optional;
  });
}

const families = [
  ['tinyint', 'smallint', 'mediumint', 'int', 'integer', 'bigint'],
  ['float', 'double'],
  ['tinytext', 'text', 'mediumtext', 'longtext'],
  ['tinyblob', 'blob', 'mediumblob', 'longblob'],
];

/** Whether everything that the one type holds fits into the other, in the same order. */
function isWider(before: string, after: string): boolean {
  if (before === after) return true;
  const [a, b] = [parsed(before), parsed(after)];
  if (a.rest !== b.rest) return false;
  if (a.name === b.name) return /char|binary/.test(a.name) && a.length <= b.length;
  const family = families.find((names) => names.includes(a.name) && names.includes(b.name));
  return family !== undefined && family.indexOf(a.name) < family.indexOf(b.name);
}

/** `varchar(80) utf8mb4_bin` as its name, its length and what else it says; the width of an integer says nothing. */
function parsed(type: string) {
  const [, name = type, length = '0', rest = ''] = /^([a-z]+)(?:\((\d+)\))?(.*)$/.exec(type) ?? [];
  return { name, length: Number(length), rest };
}
