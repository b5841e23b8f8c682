import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/core/decode/xml/document.ts';
import { NameTable } from '../../../../src/core/decode/xml/name-table.ts';
import { END, OPEN, type XmlScanner } from '../../../../src/core/decode/xml/scanner.ts';
import { LIMITS } from '../../../../src/core/recording.ts';
import { codeOf } from '../../../faults.ts';

/** Collects the numbers of all elements <n>. */
const reader = {
  names: new NameTable([['n', 1]]),
  begin: () => [] as number[],
  read(xml: XmlScanner, content: number[]) {
    for (let met = xml.next(); met !== END; met = xml.next()) {
      if (met === OPEN && xml.element === 1) content.push(xml.number());
    }
  },
};

const read = (text: string, limits = LIMITS) =>
  readDocument(new TextEncoder().encode(text), limits, reader);

describe('readDocument', () => {
  it('reads plain and unusual documents alike', () => {
    const plain = read('<a><n>12</n><n>7</n></a>');
    const unusual = read('<a><n>1<!-- -->2</n><n><![CDATA[7]]></n></a>');
    expect(plain).toEqual({ content: [12, 7], damage: null, notes: [] });
    expect(unusual).toEqual(plain);
  });

  it.each(['<a><n>1</n><n>2</n>', '<a><n>1</n><n>&#50;</n>', '<a><n>1</n><n>&#50;</n></b>'])(
    'keeps what came before the damage in %j',
    (text) => {
      const { content, damage } = read(text);
      expect(content).toEqual([1, 2]);
      expect(damage?.code).toBe('xml-syntax');
    },
  );

  it('notes a wrong declaration and unreadable values', () => {
    const { content, notes } = read(
      '<?xml version="1.0" encoding="utf-16"?><a><n>one</n><n>2</n></a>',
    );
    expect(content).toEqual([Number.NaN, 2]);
    expect(notes.map(({ code, count }) => ({ code, count }))).toEqual([
      { code: 'values-out-of-range', count: 1 },
      { code: 'encoding-guessed', count: 1 },
    ]);
  });

  it('refuses a file over the limit', () => {
    expect(codeOf(() => read('<a><n>1</n></a>', { ...LIMITS, xmlBytes: 10 }))).toBe('too-large');
  });
});
