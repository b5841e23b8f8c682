import { describe, expect, it } from 'vitest';
import { encodingOf } from '../../../../src/core/decode/xml/encoding.ts';

const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer);
const swapped = (bytes: Uint8Array) => bytes.map((_, i) => bytes[i ^ 1]);
const ascii = (text: string) => new TextEncoder().encode(text);

describe('encodingOf', () => {
  it.each([
    ['a UTF-8 mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x3c), 'utf-8', true],
    ['no mark and no declaration', ascii('<gpx>'), 'utf-8', true],
    ['a declaration', ascii(`<?xml version='1.0' encoding='UTF-8'?>`), 'utf-8', true],
    ['ISO-8859-1', ascii('<?xml version="1.0" encoding="ISO-8859-1"?>'), 'iso-8859-1', false],
    [
      'windows-1252 after blank lines',
      ascii('\n <?xml version="1.0" encoding = "Windows-1252"?>'),
      'windows-1252',
      false,
    ],
    ['UTF-16 with mark', utf16('\ufeff<gpx>'), 'utf-16le', false],
    ['UTF-16 swapped with mark', swapped(utf16('\ufeff<gpx>')), 'utf-16be', false],
    ['UTF-16 without mark', utf16('<gpx>'), 'utf-16le', false],
    ['UTF-16 swapped without mark', swapped(utf16('<gpx>')), 'utf-16be', false],
  ])('knows %s', (_, bytes, label, plain) => {
    expect(encodingOf(bytes)).toEqual({ label, plain, guessed: false });
  });

  it('does not believe bytes of ASCII that call themselves UTF-16', () => {
    const bytes = ascii('<?xml version="1.0" encoding="utf-16"?><gpx/>');
    expect(encodingOf(bytes)).toEqual({ label: 'utf-8', plain: true, guessed: true });
  });
});
