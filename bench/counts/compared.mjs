/** How much more than was kept is a failure. */
const tolerance = 0.1;
/** So few bytes more are none: the length of a number, an answer of another minute; what is held is whole requests. */
const grain = { allocated: 1024, sent: 32, outliving: 4096, statements: 0.2, engineCalls: 0.2 };

/** Every count of `measured` that has grown by more than a tenth over `kept`, as a sentence; what is not kept cannot grow. */
export function grown(kept, measured) {
  return Object.entries(measured).flatMap(([work, counts]) =>
    Object.entries(counts).flatMap(([what, count]) => {
      const before = kept[work]?.[what];
      if (before === undefined || count <= before * (1 + tolerance) + grain[what]) return [];
      return [`${work}: ${what} ${count} for each request, ${before} are kept${share(before, count)}`];
    }),
  );
}

function share(before, count) {
  return before === 0 ? '' : ` (+${Math.round((count / before - 1) * 100)} %)`;
}
