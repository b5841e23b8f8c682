import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { PURPOSES } from '../../src/core/purposes.ts';

// What the dictionaries ask of the browser when they are read.
vi.stubGlobal('localStorage', { getItem: () => 'en' });
const { actionName } = await import('../../web/pages/admin/action-name.ts');

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));

describe('the log of the admin', () => {
  it('has words for every action that the service writes down', () => {
    const written = sourceTexts().flatMap((text) =>
      [...text.matchAll(/\baction: '([a-z.-]+)'(?! \|)|\bnote\([^,]+, '([a-z.-]+)'/g)].map(
        ([, entry, note]) => entry ?? note ?? '',
      ),
    );
    expect(written).toEqual(expect.arrayContaining(['ride.delete', 'group.create']));
    expect(written.filter((action) => actionName(action) === action)).toEqual([]);
  });

  it('has words for every consent, given and taken back, by the rider and by a guardian', () => {
    const ways = ['', '.withdraw', '.guardian', '.guardian-withdraw'];
    const names = PURPOSES.flatMap((purpose) =>
      ways.map((way) => actionName(`consent.${purpose}${way}`)),
    );
    expect(new Set(names).size).toBe(PURPOSES.length * ways.length);
    expect(names.filter((name) => name.startsWith('consent.'))).toEqual([]);
  });

  it('shows what it has no words for as it was written', () => {
    expect(actionName('experiment.begin')).toBe('experiment.begin');
    expect(actionName('consent.constructor')).toBe('consent.constructor');
  });
});

function sourceTexts(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(SOURCES, file), 'utf8'));
}
