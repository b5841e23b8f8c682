import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decode, SNIFF_BYTES, sniff } from '../../../src/core/decode/index.ts';
import { corpusFiles, describeCorpus, readCorpus } from '../../corpus.ts';
import { codeOf } from '../../faults.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const POINT = '<trkpt lat="45" lon="6"><time>2024-06-01T08:00:00Z</time></trkpt>';
const GPX = `<gpx><trk><trkseg>${POINT}</trkseg></trk></gpx>`;

/** The header of a FIT file without any data. */
const FIT_HEADER = Uint8Array.of(12, 0x10, 0, 0, 0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54);

describe('sniff', () => {
  it.each([
    ['gpx', bytesOf(GPX)],
    ['gpx', bytesOf(`\ufeff\n<?xml version="1.0"?><!-- <kml> --><g:gpx>`)],
    ['tcx', bytesOf('<TrainingCenterDatabase xmlns="x">')],
    ['fit', FIT_HEADER],
    ['zip', Uint8Array.of(0x50, 0x4b, 3, 4)],
    ['zip', Uint8Array.of(0x50, 0x4b, 5, 6)],
    ['gzip', new Uint8Array(gzipSync(GPX))],
  ])('knows %s', (kind, bytes) => expect(sniff(bytes)).toBe(kind));

  it.each([
    ['empty-file', new Uint8Array(0)],
    ['empty-file', new Uint8Array(500)],
    ['unknown-format', bytesOf('<kml><Document/></kml>')],
    ['unknown-format', bytesOf('<html>')],
    ['unknown-format', bytesOf('{"type":"FeatureCollection"}')],
    ['unknown-format', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    ['unknown-format', bytesOf('PK')],
    ['xml-doctype', bytesOf('<!DOCTYPE gpx><gpx/>')],
  ])('refuses as %s', (code, bytes) => expect(codeOf(() => sniff(bytes))).toBe(code));
});

describe('decode', () => {
  it('reads by content', () => {
    const [recording] = decode(bytesOf(GPX));
    expect([recording.format, recording.time.length]).toEqual(['gpx', 1]);
  });

  it('takes other limits', () => {
    expect(codeOf(() => decode(bytesOf(GPX), { xmlBytes: 10 }))).toBe('too-large');
  });

  it('leaves containers to others', () => {
    expect(codeOf(() => decode(new Uint8Array(gzipSync(GPX))))).toBe('unsupported-media');
    expect(codeOf(() => decode(Uint8Array.of(0x50, 0x4b, 3, 4)))).toBe('unsupported-media');
  });
});

describeCorpus('sniff on the corpus', () => {
  /** It has no bytes at all. */
  const EMPTY = 'odd-fit/empty-sessions.fit';

  it.each([
    ...['power', 'no-power', 'odd-fit'].flatMap((folder) =>
      corpusFiles(folder, '.fit').map((file) => ['fit', `${folder}/${file}`]),
    ),
    ...corpusFiles('gpx', '.gpx').map((file) => ['gpx', `gpx/${file}`]),
    ...corpusFiles('tcx', '.tcx').map((file) => ['tcx', `tcx/${file}`]),
  ])('knows %s from the first bytes of %s', (format, path) => {
    if (path === EMPTY) {
      expect(codeOf(() => sniff(readCorpus(path)))).toBe('empty-file');
      return;
    }
    expect(sniff(readCorpus(path).subarray(0, SNIFF_BYTES))).toBe(format);
  });
});
