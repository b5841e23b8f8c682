import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/core/decode/xml/text.ts';

const textOf = (bytes: Uint8Array) => decodeText(bytes, 0, bytes.length);
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('decodeText', () => {
  it.each([
    ['Run avec Nico &amp; Mag', 'Run avec Nico & Mag'],
    ['&lt;b&gt; &quot;a&quot; &apos;', '<b> "a" \''],
    ['Yll&#xE4;slenkki &#128512;', 'Ylläslenkki 😀'],
    ['  two\n\t words \u0000', 'two words'],
    ['50k 😅🤩', '50k 😅🤩'],
    ['&unknown; &#x110000; &#0;&amp', '&unknown; &amp'],
  ])('reads %j', (text, expected) => {
    expect(textOf(bytesOf(text))).toEqual({ text: expected, guessed: false });
  });

  it('takes bytes that are no UTF-8 for Windows-1252 and says so', () => {
    const bytes = Uint8Array.from('Col de la Croix, été', (letter) => letter.charCodeAt(0));
    expect(textOf(bytes)).toEqual({ text: 'Col de la Croix, été', guessed: true });
  });

  it('cuts a long text between characters', () => {
    const { text, guessed } = textOf(bytesOf(`x${'é€😀'.repeat(5000)}`));
    expect([...text]).toHaveLength(300);
    expect(text.startsWith('xé€😀é')).toBe(true);
    expect(guessed).toBe(false);
  });
});
