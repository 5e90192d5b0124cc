import type { Reply } from '../../support/faulty-server.js';

const usual = {
  ...{ USD: 1.1172, JPY: 175.68, CZK: 24.353, DKK: 7.4735, GBP: 0.8338, HUF: 366.33, PLN: 4.4038 },
  ...{ RON: 5.3447, SEK: 10.978, CHF: 0.9194, NOK: 10.312, TRY: 55.8015, INR: 106.084 },
};

/** The file as the ECB writes it, line for line. */
export function ecbXml(day: string, rates: Readonly<Record<string, number | string>> = usual): string {
  const cubes = Object.entries(rates).map(
    ([currency, rate]) => `\t\t\t<Cube currency='${currency}' rate='${rate}'/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
\t\t<Cube time='${day}'>
${cubes.join('\n')}
\t\t</Cube>
\t</Cube>
</gesmes:Envelope>`;
}

export function ecbReply(day: string, rates?: Readonly<Record<string, number | string>>): Reply {
  return { headers: { 'content-type': 'text/xml' }, body: ecbXml(day, rates) };
}
