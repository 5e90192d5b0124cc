import { judged } from './judgement.mjs';

/**
 * What each reader was sent against the log, of which `positions` are all up to `end`; what came after that is left out.
 * `{ readers, changes, reconnections, cuts, missed, doubled, strange, refused }`, strange being what the log has not.
 */
export function comparedWithLog({ positions, end }, readers) {
  const sum = (amountOf) => readers.reduce((total, reader) => total + amountOf(reader), 0);
  const known = new Set(positions);
  const sent = (reader) => reader.received.filter((one) => one <= end);
  const lacking = (reader) => {
    const had = new Set(reader.received);
    return positions.filter((one) => !had.has(one)).length;
  };
  return {
    readers: readers.length,
    changes: positions.length,
    reconnections: sum(({ reconnections }) => reconnections),
    cuts: sum(({ cuts }) => cuts),
    missed: sum(lacking),
    doubled: sum((reader) => sent(reader).length - new Set(sent(reader)).size),
    strange: sum((reader) => sent(reader).filter((one) => !known.has(one)).length),
    refused: readers.map(({ refused }) => refused).find((one) => one !== undefined),
  };
}

/** Nobody has shown anything where nothing changed. */
export function streamsWhole({ readers, changes, reconnections, cuts, missed, doubled, strange, refused }) {
  const measured = [
    `${readers} readers, ${changes} changes, ${reconnections} reconnections (${cuts} after a cut)`,
    `${missed} missed, ${doubled} doubled`,
    ...(strange > 0 ? [`${strange} that the log has not`] : []),
    ...(refused === undefined ? [] : [`one was refused to the end: ${refused}`]),
  ];
  const kept = changes > 0 && missed + doubled + strange === 0;
  return judged('streams miss and double nothing', measured.join(', '), kept);
}
