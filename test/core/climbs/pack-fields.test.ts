import { describe, expect, it } from 'vitest';
import { PackFields, packInvalid } from '../../../src/core/climbs/pack-fields.ts';
import { codeOf } from '../../faults.ts';

const fields = new PackFields('sarenne/alpe', {
  name: 'x',
  empty: '',
  length: 9060,
  gain: null,
  position: [6, 45],
  far: [45, 106],
  names: { fr: 'Col', en: 'Pass' },
  list: ['a', 1],
  yes: true,
});

describe('PackFields', () => {
  it('gives each field as what it must be', () => {
    expect(fields.text('name')).toBe('x');
    expect(fields.number('length')).toBe(9060);
    expect(fields.number('halfWidth', 25)).toBe(25);
    expect(fields.numberOrNull('gain')).toBeNull();
    expect(fields.numbers('position', 2)).toEqual([6, 45]);
    expect(fields.position()).toEqual([6, 45]);
    expect(fields.textOrNull('gain')).toBeNull();
    expect(fields.textOrNull('name')).toBe('x');
    expect(fields.names('names')).toEqual({ fr: 'Col', en: 'Pass' });
    expect(fields.namesOrNull('gain')).toBeNull();
    expect(fields.objectOrNull('gain')).toBeNull();
    expect(fields.flag('yes')).toBe(true);
    expect(fields.flag('no')).toBe(false);
    expect(fields.oneOf('name', ['x', 'y'])).toBe('x');
  });

  it.each<[string, () => unknown]>([
    ['sarenne/alpe: empty must be a text, is "".', () => fields.text('empty')],
    ['sarenne/alpe: gain must be a number, is null.', () => fields.number('gain')],
    ['sarenne/alpe: depth must be a number, is missing.', () => fields.numberOrNull('depth')],
    ['sarenne/alpe: position must be 4 numbers, is [6,45].', () => fields.numbers('position', 4)],
    ['far must be [longitude, latitude], is [45,106].', () => fields.position('far')],
    ['sarenne/alpe: list must be a list of texts, is ["a",1].', () => fields.texts('list')],
    ['sarenne/alpe: name must be a list, is "x".', () => fields.list('name')],
    ['sarenne/alpe: name must be true or false, is "x".', () => fields.flag('name')],
    ['sarenne/alpe: name must be "y" or "z", is "x".', () => fields.oneOf('name', ['y', 'z'])],
    ['sarenne/alpe: list: must be an object, is ["a",1].', () => fields.object('list')],
    [
      'sarenne/alpe: names: de must be a text, is missing.',
      () => fields.object('names').text('de'),
    ],
  ])('refuses: %s', (message, read) => {
    expect(read).toThrow(message);
    expect(codeOf(read)).toBe('pack-invalid');
  });

  it('shows no more than the beginning of a long value', () => {
    const long = new PackFields('x', { points: Array.from({ length: 1000 }, (_, i) => i) });
    expect(() => long.text('points')).toThrow(/is \[0,1,2,[\d,]{0,60}….$/);
  });
});

describe('packInvalid', () => {
  it('says where and why', () => {
    expect(packInvalid('a/b', 'is in the pack twice').message).toBe('a/b: is in the pack twice.');
  });
});
