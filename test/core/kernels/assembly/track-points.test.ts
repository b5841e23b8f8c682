import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeGpx } from '../../../../src/core/decode/gpx.ts';
import { LabError } from '../../../../src/core/errors.ts';
import { useKernels } from '../../../../src/core/kernels/load.ts';
import { corpusFiles, describeCorpus, readCorpus } from '../../../corpus.ts';
import { mutations, randomOf } from '../../../mutations.ts';

const wasm = readFileSync(new URL('../../../../src/core/kernels/kernels.wasm', import.meta.url));
const module = new WebAssembly.Module(wasm);
afterEach(() => useKernels(module));

/** What a file gives: its recording, or the words with which it is refused. */
function outcome(bytes: Uint8Array, kernels: WebAssembly.Module | null): unknown {
  useKernels(kernels);
  try {
    return decodeGpx(bytes);
  } catch (error) {
    if (error instanceof LabError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

function expectSame(bytes: Uint8Array, what: string): void {
  expect(outcome(bytes, module), what).toEqual(outcome(bytes, null));
}

const encode = (text: string) => new TextEncoder().encode(text);

/** A track of 70 points written in every way that programs write them. */
const TRACK = trackOf(70);

function trackOf(points: number): string {
  const point = (i: number) => {
    const time = `2024-06-01T08:${String(i % 60).padStart(2, '0')}:${String((i * 7) % 60).padStart(2, '0')}`;
    const where =
      i % 3 ? `lat="45.${1000 + i}" lon="6.0${i}"` : ` lon='6.${i}'\n lat = "+45.10${i}"`;
    return [
      `<trkpt ${where}><ele>${700 + i / 4}</ele><time>${time}Z</time></trkpt>`,
      `<trkpt ${where} > <ele> -1${i}.50 </ele><time>${time}.${i}+02:00</time><extensions><power>${i * 3}</power><gpxtpx:TrackPointExtension><gpxtpx:hr>1${i % 90}</gpxtpx:hr><gpxtpx:cad>${i}</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions></trkpt >`,
      `<trkpt ${where}><TIME>${time}</TIME><extensions><x:PowerInWatts unit="W">${i}</x:PowerInWatts><hr>90</hr><HeartRateBpm><Value>1${i % 80}</Value></HeartRateBpm><time>no</time><name>n</name><speed/></extensions></trkpt>`,
    ][i % 5 < 3 ? i % 5 : 0];
  };
  const all = Array.from({ length: points }, (_, i) => point(i));
  return `<?xml version="1.0"?><gpx creator="test"><trk><name>T</name><trkseg>${all.slice(0, 30).join('\n')}</trkseg><trkseg>${all.slice(30).join('')}</trkseg></trk></gpx>`;
}

/** What XML and GPX may put anywhere, rightly or wrongly. */
const PIECES = [
  ...[
    '<!-- c -->',
    '<![CDATA[1]]>',
    '<?p?>',
    '<!DOCTYPE x>',
    '&amp;',
    '&#49;',
    '<',
    '>',
    '/>',
    '"',
  ],
  ...["'", '=', ' ', '\0', ':', '<a:', '<trkpt lat="1" lon="2"/>', '<trkpt>', '</trkpt>', '<wpt/>'],
  ...['<ele/>', '<ele>', '</ele>', '<ele></ele>', '<hr>', '<hr>x</hr>', '<hr><b/></hr>', '<time/>'],
  ...['1e3', '-', '+', '.', '123456789012345678901234567890', '0.00000000000000000000000001', ','],
  ...['<trkseg>', '</trkseg>', '<value>3</value>', ' lat="9"', '\u00e9', '<ns:>', '+02', '-0330'],
  ...[`<a>${'<a>'.repeat(40)}`, `<${'n'.repeat(40)}/>`, ' a="1"'.repeat(70), '<power>0</power>'],
];

describe('plain points by the kernel are what the scanner reads', () => {
  it('of a track written in every way', () => {
    const recordings = outcome(encode(TRACK), module);
    expect(recordings).toEqual(outcome(encode(TRACK), null));
    expect(recordings).toMatchObject([{ time: { length: 70 }, breaks: [30] }]);
  });

  it('of tracks longer than a piece, cut anywhere', () => {
    for (const points of [1700, 2048, 2049, 5000]) expectSame(encode(trackOf(points)), `${points}`);
  });

  it('of a track with anything put in anywhere, 1500 times', () => {
    const random = randomOf(17);
    const below = (limit: number) => Math.floor(random() * limit);
    for (let i = 0; i < 1500; i++) {
      const piece = PIECES[below(PIECES.length)] ?? '';
      const at = below(TRACK.length);
      const text = TRACK.slice(0, at) + piece + TRACK.slice(at + below(2) * below(12));
      expectSame(encode(text), `${JSON.stringify(piece)} at ${at}`);
    }
  });

  it('of a track with bytes changed, cut out and doubled, 1000 times', () => {
    let i = 0;
    for (const bytes of mutations(encode(TRACK), { seed: 23, count: 1000 })) {
      expectSame(bytes, `mutation ${i++}`);
    }
  });

  it('up to the limit of samples, and not beyond', () => {
    const bytes = encode(trackOf(3000));
    for (const samples of [2047, 2048, 2999]) {
      expect(() => decodeGpx(bytes, { ...limits, samples })).toThrow(/over \d+ samples/);
    }
    expect(decodeGpx(bytes, { ...limits, samples: 3000 })[0]?.time).toHaveLength(3000);
  });
});

const limits = {
  ...{ fitBytes: 0, xmlBytes: 1e9, xmlDepth: 32, xmlAttributes: 64 },
  ...{ fitParts: 0, fitEmptyMessages: 0, samples: 0 },
};

describeCorpus('of real files', () => {
  it.each(corpusFiles('gpx', '.gpx'))('%s', (name) => {
    const bytes = readCorpus(`gpx/${name}`);
    expectSame(bytes, name);
    const head = bytes.subarray(0, 40_000);
    let i = 0;
    for (const mutated of mutations(head, { seed: 5, count: 8 })) expectSame(mutated, `${i++}`);
  });
});
