/** Fewer answers say nothing yet. */
const enough = 10;
/** From a tenth of errors on the release is not let further. */
const most = 0.1;

/** What share of a version's answers since then were 5xx: `{ answers, errors, bad }`. */
export function errorRate(records, { version, since }) {
  const answers = records.filter((one) => one.version === version && one.at >= since);
  const errors = answers.filter(({ status }) => status >= 500).length;
  return {
    answers: answers.length,
    errors,
    bad: answers.length >= enough && errors >= most * answers.length,
  };
}
