import { describe, expect, it } from 'vitest';
import { NameTable } from '../../../../src/core/decode/xml/name-table.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('NameTable', () => {
  it('finds each of many names by its own code, inside longer bytes, in any case', () => {
    const names = Array.from({ length: 150 }, (_, i) => `name${i * 7}`);
    const table = new NameTable(names.map((name, i) => [name, i + 1]));
    names.forEach((name, i) => {
      const bytes = bytesOf(`<x:${name.toUpperCase()}>`);
      expect(table.find(bytes, 3, bytes.length - 1)).toBe(i + 1);
    });
  });

  it('gives 0 for what it does not know', () => {
    const table = new NameTable([
      ['ele', 1],
      ['time', 2],
    ]);
    for (const name of ['el', 'elf', 'eLeE', 'tame', 'x', 'élé']) {
      const bytes = bytesOf(name);
      expect(table.find(bytes, 0, bytes.length)).toBe(0);
    }
  });
});
