import { describe, expect, it } from 'vitest';
import type { Streams } from '../../src/core/streams.ts';
import { streamsText } from '../../src/core/streams-text.ts';

const streams: Streams = {
  start: 1_780_000_000,
  seconds: 7,
  step: 2,
  time: Float64Array.of(0, 2, 4),
  channels: {
    latitude: Float64Array.of(45.09000049, -6.5, Number.NaN),
    power: Float64Array.of(201.25, Number.NaN, 0),
    wBalance: Float64Array.of(19_999.6, -3.4, -0.2),
  },
  pauses: [{ start: 3, end: 5 }],
};

const textOf = (format: 'json' | 'csv', of = streams) =>
  new TextDecoder().decode(streamsText(of, format));

describe('streamsText(streams, format)', () => {
  it('is JSON with each value to the decimals it deserves, null where unknown', () => {
    expect(JSON.parse(textOf('json'))).toEqual({
      start: '2026-05-28T20:26:40.000Z',
      seconds: 7,
      step: 2,
      time: [0, 2, 4],
      channels: {
        latitude: [45.09, -6.5, null],
        power: [201.3, null, 0],
        wBalance: [20_000, -3, 0],
      },
      pauses: [{ start: 3, end: 5 }],
    });
  });

  it('is CSV with an empty cell where unknown, and what begins with a minus quoted', () => {
    expect(textOf('csv')).toBe(
      ['time,latitude,power,wBalance', '0,45.09,201.3,20000', '2,"-6.5",,"-3"', '4,,0,0', ''].join(
        '\r\n',
      ),
    );
  });

  it('tells a ride without any channel', () => {
    const empty = { ...streams, time: new Float64Array(0), channels: {}, pauses: [] };
    expect(JSON.parse(textOf('json', empty))).toMatchObject({ time: [], channels: {}, pauses: [] });
    expect(textOf('csv', empty)).toBe('time\r\n');
  });
});
