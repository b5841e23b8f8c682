import { describe, expect, it } from 'vitest';
import { NameTable } from '../../../../src/core/decode/xml/name-table.ts';
import { END, OPEN, UnusualXml, XmlScanner } from '../../../../src/core/decode/xml/scanner.ts';
import { codeOf } from '../../../faults.ts';

const NAMES = new NameTable([
  ['a', 1],
  ['b', 2],
  ['value', 3],
]);
const LIMITS = { xmlDepth: 4, xmlAttributes: 2 };

const scannerOf = (text: string, rewritten = false) =>
  new XmlScanner(new TextEncoder().encode(text), NAMES, LIMITS, { rewritten });

/** What the scanner meets, as text: '<1@1' opens code 1 at depth 1, '>1@0' closes it. */
function eventsOf(text: string): string {
  const xml = scannerOf(text);
  const events: string[] = [];
  for (let met = xml.next(); met !== END; met = xml.next()) {
    events.push(`${met === OPEN ? '<' : '>'}${xml.element}@${xml.depth}`);
  }
  return events.join(' ');
}

describe('next', () => {
  it.each([
    ['<a></a>', '<1@1 >1@0'],
    ['<a/>', '<1@1 >1@0'],
    ['<x:a y="1"><z:b/></x:a>', '<1@1 <2@2 >2@1 >1@0'],
    [
      '\ufeff<?xml version="1.0"?><!-- <b> --><a ><![CDATA[<b>]]>text<?b <b>?></a\n> \0\0',
      '<1@1 >1@0',
    ],
    [`<a y="1>2" z='"/>'><unknown/></a>`, '<1@1 <0@2 >0@1 >1@0'],
    ['<A><B></B></A>', '<1@1 <2@2 >2@1 >1@0'],
  ])('meets in %j', (text, expected) => expect(eventsOf(text)).toBe(expected));

  it.each([
    ['', 'xml-syntax'],
    ['text', 'xml-syntax'],
    ['<a', 'xml-syntax'],
    ['<a>', 'xml-syntax'],
    ['<a></a', 'xml-syntax'],
    ['<a></b>', 'xml-syntax'],
    ['<a></ab>', 'xml-syntax'],
    ['<a><b></a></b>', 'xml-syntax'],
    ['</a>', 'xml-syntax'],
    ['<a/><a/>', 'xml-syntax'],
    ['<a y></a>', 'xml-syntax'],
    ['<a y="1></a>', 'xml-syntax'],
    ['<a y=1></a>', 'xml-syntax'],
    ['<a / ></a>', 'xml-syntax'],
    ['< a></a>', 'xml-syntax'],
    ['<a><!-- </a>', 'xml-syntax'],
    ['<a><![CDATA[ </a>', 'xml-syntax'],
    ['<a><!ELEMENT a></a>', 'xml-syntax'],
    ['<!DOCTYPE a><a/>', 'xml-doctype'],
    ['<a><a><a><a><a/></a></a></a></a>', 'xml-depth'],
    ['<a x="" y="" z=""/>', 'xml-attributes'],
  ])('refuses %j as %s', (text, code) => expect(codeOf(() => eventsOf(text))).toBe(code));
});

describe('values', () => {
  it('are read from the element just opened, entities in texts replaced', () => {
    const xml = scannerOf(
      '<a y=" 7 " t="2020-01-01T00:00:01Z" ><b> 1.5 </b><b/><b>x&amp;y</b></a>',
    );
    xml.next();
    expect(xml.attributeNumber(new TextEncoder().encode('y'))).toBe(7);
    expect(xml.attributeNumber(new TextEncoder().encode('z'))).toBeNaN();
    expect(xml.attributeTime(new TextEncoder().encode('t'))).toBe(
      Date.UTC(2020, 0, 1, 0, 0, 1) / 1000,
    );
    xml.next();
    expect(xml.parent).toBe(1);
    expect(xml.number()).toBe(1.5);
    xml.next();
    xml.next();
    expect(xml.number()).toBeNaN();
    xml.next();
    xml.next();
    expect(xml.text()).toBe('x&y');
    expect(xml.unreadable).toBe(0);
  });

  it('do not read an attribute of another prefix', () => {
    const xml = scannerOf('<a x:lat="1"/>');
    xml.next();
    expect(xml.attributeNumber(new TextEncoder().encode('lat'))).toBeNaN();
  });

  it('are missing where elements are inside, and reading goes on with these', () => {
    const xml = scannerOf('<a> <value>81</value></a>');
    xml.next();
    expect(xml.number()).toBeNaN();
    xml.next();
    expect(xml.element).toBe(3);
    expect(xml.number()).toBe(81);
  });

  it('count what cannot be read', () => {
    const xml = scannerOf('<a>twelve</a>');
    xml.next();
    expect(xml.number()).toBeNaN();
    expect(xml.unreadable).toBe(1);
  });

  it.each(['<a>&#49;2</a>', '<a>1<!-- -->2</a>', '<a><![CDATA[12]]></a>', '<a>1<?x?>2</a>'])(
    'ask for rewriting of %j',
    (text) => {
      const xml = scannerOf(text);
      xml.next();
      expect(() => xml.number()).toThrow(UnusualXml);
    },
  );
});
