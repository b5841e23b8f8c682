import { analyse } from '../src/core/analyse.ts';
import { buildIndex, parseTerritory } from '../src/core/climbs/territory.ts';
import { LabError } from '../src/core/errors.ts';
import kernels from '../src/core/kernels/kernels.wasm';
import { useKernels } from '../src/core/kernels/load.ts';
import { constantProfile } from '../src/core/profile.ts';
import { refusalOf, reportOf } from '../src/core/report.ts';
import climbsText from '../territories/oisans/climbs.geojson';
import territory from '../territories/oisans/territory.json' with { type: 'json' };

/** An isolate has 128 MB: what may come in, and what it may become. */
const LARGEST_BODY = 16 * 2 ** 20;
const LARGEST_INFLATED = 48 * 2 ** 20;

useKernels(kernels);
const climbs = buildIndex([parseTerritory(territory, JSON.parse(climbsText))]);

/**
 * The core at the edge: `POST /analyse` with one ride file (or one gzipped) as the body answers the
 * JSON of `cycling-lab analyse --json`, one line a session. Query: `file` (a name to repeat),
 * `threshold` (W), `weight` (kg), `curve=all`. Nothing is kept.
 */
export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname !== '/analyse')
      return refuse(404, '', new LabError('not-found', `There is nothing at ${url.pathname}.`));
    if (request.method !== 'POST')
      return refuse(405, '', new LabError('bad-request', 'Send the ride file with POST.'));
    const file = url.searchParams.get('file') ?? 'body';
    try {
      const bytes = await read(request);
      return lines(
        200,
        analyseAt(url, bytes).map((analysis) => reportOf(file, analysis, curve(url))),
      );
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      return refuse(statusOf(error), file, error);
    }
  },
};

function analyseAt(url: URL, bytes: Uint8Array) {
  return analyse(bytes, {
    now: Date.now() / 1000,
    profile: constantProfile({
      threshold: positive(url, 'threshold'),
      weight: positive(url, 'weight'),
    }),
    climbs,
    cyclingOnly: false,
    limits: { xmlBytes: LARGEST_INFLATED },
  });
}

function curve(url: URL): { curve?: 'all' } {
  return url.searchParams.get('curve') === 'all' ? { curve: 'all' } : {};
}

function positive(url: URL, name: string): number | null {
  const word = url.searchParams.get(name);
  if (word === null) return null;
  const value = Number(word);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new LabError('bad-request', `${name} is "${word}": it takes a number above 0.`);
}

/** The body, opened where it is gzipped; never more in memory than the limits. */
async function read(request: Request): Promise<Uint8Array> {
  const body = await collect(request.body, LARGEST_BODY);
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  const opened = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    return await collect(opened, LARGEST_INFLATED);
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw new LabError('gzip-damaged', 'The gzip stream is damaged.', { cause: error });
  }
}

async function collect(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream ?? []) {
    size += chunk.length;
    if (size > limit) {
      throw new LabError('too-large', `The file is larger than ${limit / 2 ** 20} MiB.`);
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function statusOf(error: LabError): number {
  const status: Partial<Record<string, number>> = {
    'bad-request': 400,
    'too-large': 413,
    'unknown-format': 415,
    'unsupported-media': 415,
  };
  return status[error.code] ?? 422;
}

function refuse(status: number, file: string, error: LabError): Response {
  return lines(status, [refusalOf(file, error)]);
}

function lines(status: number, objects: unknown[]): Response {
  const type = objects.length === 1 ? 'application/json' : 'application/x-ndjson';
  return new Response(objects.map((object) => `${JSON.stringify(object)}\n`).join(''), {
    status,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store' },
  });
}
