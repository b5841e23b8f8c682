import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/archives/csv.ts';

describe('parseCsv', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['\ufeffa\r\nb', [['a'], ['b']]],
    ['"x,""y""\n",', [['x,"y"\n', '']]],
    ['a,,\n', [['a', '', '']]],
    ['"never closed,b\nc', [['"never closed', 'b'], ['c']]],
    ['', []],
  ])('reads %j', (text, rows) => expect(parseCsv(text)).toEqual(rows));

  it('takes semicolons, as French spreadsheets write', () => {
    expect(parseCsv('a;"b;c"\n1,5;2', ';')).toEqual([
      ['a', 'b;c'],
      ['1,5', '2'],
    ]);
  });

  it('reads back any table', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' ') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const quoted = rows.map((row) =>
          row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        );
        expect(parseCsv(quoted.join('\n'))).toEqual(rows);
      }),
      { seed: 7 },
    );
  });

  it('reads a cell of a megabyte', () => {
    const long = 'x""'.repeat(350_000);
    expect(parseCsv(`"${long}",b`)[0][1]).toBe('b');
  });
});
