import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { adminEn } from '../../web/i18n/admin.en.ts';

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));

it('has words for every action that the service writes into its log', () => {
  const written = sourceTexts().flatMap((text) =>
    [...text.matchAll(/\baction: '([a-z.-]+)'(?! [|])/g)].map(([, action]) => action ?? ''),
  );
  expect(written).toContain('ride.delete');
  expect(written.filter((action) => !(action in adminEn.actions))).toEqual([]);
});

function sourceTexts(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(SOURCES, file), 'utf8'));
}
