import { expect, it } from 'vitest';
import { truncatedNote } from '../../../src/core/decode/salvage.ts';
import { LabError } from '../../../src/core/errors.ts';

it('truncatedNote counts what is kept and repeats what is wrong', () => {
  const damage = new LabError('xml-syntax', 'The XML is broken at byte 99.');
  const note = truncatedNote(damage, 61);
  expect(note).toMatchObject({ code: 'truncated', count: 61 });
  expect(note.detail).toContain('byte 99');
});
