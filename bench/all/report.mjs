import { markdown, ratio } from '../stage/figures.mjs';
import { beats, failed } from './compared.mjs';

/** One table of all ratios, and below it what failed. */
export function report(results) {
  const head = ['bench', 'ratio', 'measured', 'to beat', 'beaten', 'kept', ''];
  const rows = results.flatMap(({ bench, compared }) => compared.map((one) => rowOf(bench, one)));
  const broken = results
    .filter(({ error }) => error)
    .map(({ bench, error }) => `FAILED  ${bench}\n${error}\n`);
  const missed = results
    .filter(({ missed: own }) => own)
    .map(({ bench, missed: said }) => `FAILED  ${bench}, a bound of its own\n${said}\n`);
  return [markdown([head, ...rows]), '\n', ...missed, ...broken].join('');
}

function rowOf(bench, one) {
  const { name, value, toBeat, better, kept, runs = [], state } = one;
  const sign = better === 'more' ? '≥' : '≤';
  const spread = runs.length > 1 ? ` (median of ${runs.map(ratio).join(', ')})` : '';
  return [
    ...[bench, name, value === undefined ? '' : ratio(value) + spread],
    ...[
      toBeat === undefined ? '' : `${sign} ${ratio(toBeat)}`,
      { true: 'yes', false: 'NO' }[beats(one)] ?? '',
    ],
    ...[
      kept === undefined ? '' : ratio(kept),
      failed(one) ? state.toUpperCase() : state === 'new' ? 'new' : '',
    ],
  ];
}
