import { decodeGpx } from '../../src/core/decode/gpx.ts';
import { LIMITS } from '../../src/core/recording.ts';

/**
 * Run as a program of its own: reads an invented GPX file of as many points as its argument says, and
 * prints its size and the most memory that reading it took, the file included.
 */
const points = Number(process.argv[2]);
const HEAD = '<?xml version="1.0"?><gpx><trk><trkseg>\n';
const TAIL = '</trkseg></trk></gpx>';

/** All points are equally long, so that the file is written once into a buffer of its size. */
function pointOf(i: number): string {
  const time = new Date(1.7e12 + 1000 * i).toISOString();
  return `   <trkpt lat="45.${1000000 + i}" lon="6.${1000000 + i}">
    <ele>${700 + (i % 300)}.5</ele>
    <time>${time}</time>
    <extensions>
     <power>${100 + (i % 300)}</power>
     <tpx:TrackPointExtension>
      <tpx:hr>${100 + (i % 60)}</tpx:hr>
     </tpx:TrackPointExtension>
    </extensions>
   </trkpt>
`;
}

function inventedGpx(count: number): Uint8Array {
  const bytes = new Uint8Array(HEAD.length + count * pointOf(0).length + TAIL.length);
  const encoder = new TextEncoder();
  let at = encoder.encodeInto(HEAD, bytes).written;
  for (let i = 0; i < count; i++) at += encoder.encodeInto(pointOf(i), bytes.subarray(at)).written;
  encoder.encodeInto(TAIL, bytes.subarray(at));
  return bytes;
}

// whatever is compiled or grown once is no part of reading this file
decodeGpx(inventedGpx(3000));
const file = inventedGpx(points);
globalThis.gc?.();
const before = process.memoryUsage().rss;
const began = performance.now();
const [recording] = decodeGpx(file, LIMITS);
const milliseconds = performance.now() - began;
const extra = Math.max(0, process.resourceUsage().maxRSS * 1024 - before);
console.log(
  JSON.stringify({
    points: recording?.time.length,
    bytes: file.length,
    peak: file.length + extra,
    milliseconds,
  }),
);
