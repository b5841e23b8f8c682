import { ByteText } from './byte-text.ts';
import type { StreamChannel, Streams } from './streams.ts';

export const STREAM_FORMATS = ['json', 'csv'] as const;
export type StreamFormat = (typeof STREAM_FORMATS)[number];

/** Decimals that the measurement deserves: a position to 0.1 m. */
const DIGITS: Record<StreamChannel, number> = {
  latitude: 6,
  longitude: 6,
  altitude: 2,
  distance: 1,
  speed: 3,
  power: 1,
  heartRate: 1,
  cadence: 1,
  temperature: 1,
  leftBalance: 3,
  accuracy: 1,
  wBalance: 0,
};

/** What is told of streams, as bytes. A value that is unknown is null, or an empty cell. */
export function streamsText(streams: Streams, format: StreamFormat): Uint8Array<ArrayBuffer> {
  return (format === 'json' ? json(streams) : csv(streams)).toBytes();
}

function json({ start, seconds, step, time, channels, pauses }: Streams): ByteText {
  const text = new ByteText();
  const about = { start: new Date(start * 1000).toISOString(), seconds, step };
  text.ascii(`${JSON.stringify(about).slice(0, -1)},"time":`);
  text.list(time, 0).ascii(',"channels":{');
  namesOf(channels).forEach((name, i) => {
    text.ascii(`${i === 0 ? '' : ','}"${name}":`);
    text.list(channels[name] ?? [], DIGITS[name]);
  });
  return text.ascii(`},"pauses":${JSON.stringify(pauses)}}`);
}

/** RFC 4180. A spreadsheet may take what begins with a minus for a formula, so that is quoted. */
function csv({ time, channels }: Streams): ByteText {
  const text = new ByteText();
  const names = namesOf(channels);
  text.ascii(`${['time', ...names].join()}\r\n`);
  for (let i = 0; i < time.length; i++) {
    text.decimal(time[i], 0);
    for (const name of names) addCell(text.ascii(','), channels[name]?.[i] ?? Number.NaN, name);
    text.ascii('\r\n');
  }
  return text;
}

function addCell(text: ByteText, value: number, name: StreamChannel): void {
  if (!Number.isFinite(value)) return;
  const digits = DIGITS[name];
  if (Math.round(value * 10 ** digits) < 0) text.ascii('"').decimal(value, digits).ascii('"');
  else text.decimal(value, digits);
}

function namesOf(channels: Streams['channels']): StreamChannel[] {
  return Object.keys(channels) as StreamChannel[];
}
