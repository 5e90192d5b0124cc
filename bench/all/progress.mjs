const width = 100;

/** One line that tells how far it is: written over on a terminal, once for each bench elsewhere. */
export function progress(output, count) {
  let line = '';
  let began = Date.now();
  const draw = (text) => {
    const seconds = Math.round((Date.now() - began) / 1000);
    output.write(`\r\x1b[2K${`${line}, ${seconds} s ${text}`.slice(0, width)}`);
  };
  return {
    bench: (name, n, run) => {
      began = Date.now();
      line = `${n} of ${count}: ${name}${run > 1 ? `, again (${run})` : ''}`;
      if (output.isTTY) draw('');
      else output.write(`${line}\n`);
    },
    tell: (text) => output.isTTY && draw(text),
    end: () => output.isTTY && output.write('\r\x1b[2K'),
  };
}
