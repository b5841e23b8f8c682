import { describe, expect, it } from 'vitest';
import { rootName } from '../../../../src/core/decode/xml/root.ts';
import { codeOf } from '../../../faults.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('rootName', () => {
  it.each([
    ['<gpx version="1.1">', 'gpx'],
    ['\ufeff <?xml version="1.0"?>\n<!-- <kml> -->\n<x:GPX a="">', 'gpx'],
    ['<TrainingCenterDatabase/>', 'trainingcenterdatabase'],
    ['<kml><Document>', 'kml'],
    ['no XML', null],
    ['{"a":"<gpx>"}', null],
    ['<', null],
    ['< 12', null],
    ['', null],
  ])('of %j is %j', (text, expected) => expect(rootName(bytesOf(text))).toBe(expected));

  it('of UTF-16 is found with and without byte order mark', () => {
    for (const text of ['\ufeff<gpx/>', '<gpx/>']) {
      const bytes = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
      expect(rootName(bytes)).toBe('gpx');
    }
  });

  it('refuses a document type declaration', () => {
    expect(codeOf(() => rootName(bytesOf('<!DOCTYPE gpx><gpx/>')))).toBe('xml-doctype');
  });
});
