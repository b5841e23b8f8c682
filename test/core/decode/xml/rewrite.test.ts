import { describe, expect, it } from 'vitest';
import { rewriteXml } from '../../../../src/core/decode/xml/rewrite.ts';
import { LIMITS } from '../../../../src/core/recording.ts';
import { codeOf } from '../../../faults.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rewritten = (text: string) =>
  new TextDecoder().decode(rewriteXml(bytesOf(text), 'utf-8', LIMITS).bytes);

describe('rewriteXml', () => {
  it('leaves nothing but elements, attributes and text', () => {
    const text = `\n<?xml version="1.0"?><!-- c --><a y='1 &amp; "2"'><b>4<!-- c -->&#50;</b><![CDATA[<x>]]>&lt;</a>`;
    expect(rewritten(text)).toBe('<a y="1 &amp; &quot;2&quot;"><b>42</b>&lt;x>&lt;</a>');
  });

  it('reads other encodings', () => {
    const latin = Uint8Array.from('<a>Col à vélo</a>', (letter) => letter.charCodeAt(0));
    const { bytes } = rewriteXml(latin, 'iso-8859-1', LIMITS);
    expect(new TextDecoder().decode(bytes)).toBe('<a>Col à vélo</a>');
  });

  it('reads a document of several chunks, with characters across their edges', () => {
    const text = `<a>${'é€😀'.repeat(50_000)}</a>`;
    expect(rewritten(text)).toBe(text);
  });

  it('stops where the document is broken and says why', () => {
    const { bytes, damage } = rewriteXml(bytesOf('<a><b>1</b></c></a>'), 'utf-8', LIMITS);
    expect(new TextDecoder().decode(bytes)).toMatch(/^<a><b>1<\/b>/);
    expect(damage?.code).toBe('xml-syntax');
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'utf-8', 'xml-doctype'],
    ['<a>'.repeat(40), 'utf-8', 'xml-depth'],
    [
      `<a ${Array.from({ length: 65 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      'utf-8',
      'xml-attributes',
    ],
    ['<a/>', 'klingon', 'xml-encoding'],
    [`<a>${'x'.repeat(3000)}</a>`, 'utf-8', 'too-large'],
  ])('refuses %.20s in %s as %s', (text, encoding, code) => {
    const limits = code === 'too-large' ? { ...LIMITS, xmlBytes: 2000 } : LIMITS;
    expect(codeOf(() => rewriteXml(bytesOf(text), encoding, limits))).toBe(code);
  });
});
