import { describe, expect, it } from 'vitest';
import { FIELD_GROUPS, type FieldGroup } from '../../src/core/field-groups.ts';
import { METRICS } from '../../src/core/metrics/index.ts';
import type { Access } from '../../src/disclosure/disclosure.ts';
import { sharedRide, sharedRow } from '../../src/disclosure/shared-ride.ts';
import type { FullRide } from '../../src/warehouse/queries/ride.ts';

/** Every number of a ride says what it tells about, so that none can slip through unseen. */
const POWER = 111;
const HEART = 222;
const BOTH = 333;
const OPEN = 444;
const PLACE = 555;
const SERIAL = 'the serial number';
const SENTENCE = 'the sentence';

/** By the names in the catalogue, not by what the metrics say of themselves. */
const metrics = Object.fromEntries(
  METRICS.map(({ id }) => {
    if (/efficiency|decoupling/.test(id)) return [id, BOTH];
    if (/heart/i.test(id)) return [id, HEART];
    return [id, /power|work|energy|load|intensity|variab|cadence|balance/i.test(id) ? POWER : OPEN];
  }),
);

const ride = {
  id: 'ride',
  riderId: 'rider',
  filename: 'home.fit',
  metrics,
  noteCount: 3,
  notes: [
    { code: 'pauses', count: OPEN, detail: SENTENCE },
    { code: 'spikes-repaired', count: POWER, detail: SENTENCE },
    { code: 'heart-rate-missing', count: HEART, detail: SENTENCE },
  ],
  laps: [{ start: 0, end: 9, trigger: null, metrics }],
  zones: {
    power: [{ zone: 1, from: POWER, to: null, seconds: POWER }],
    heartRate: [{ zone: 1, from: HEART, to: null, seconds: HEART }],
  },
  bests: {
    heartRate: [{ duration: 60, value: HEART, start: 0 }],
    speed: [{ duration: 60, value: OPEN, start: 0 }],
  },
  totals: { averagePower: POWER, averageHeartRate: HEART, distance: OPEN, averageCadence: POWER },
  devices: [{ kind: 'head-unit', manufacturer: 'm', product: 'p', serial: SERIAL }],
  unnamedClimbs: [{ start: PLACE, length: PLACE, height: PLACE }],
  efforts: [
    {
      climb: 'alpe',
      elapsed: OPEN,
      averagePower: POWER,
      weightedPower: POWER,
      wattsPerKilogram: POWER,
      work: POWER,
      wPrimeSpent: POWER,
      estimatedPower: POWER,
      normalisedElapsed: POWER,
      mesh: [PLACE],
      averageCadence: POWER,
      averageHeartRate: HEART,
    },
  ],
} as unknown as FullRide;

const access = (...fields: FieldGroup[]): Access => ({
  fields: new Set(fields),
  view: 'whole',
  change: false,
  original: fields.length === FIELD_GROUPS.length,
  upload: false,
  mayStore: true,
});

const told = (...fields: FieldGroup[]) => JSON.stringify(sharedRide(ride, access(...fields)));

describe('sharedRide(ride, access)', () => {
  it('is the ride itself for its rider', () => {
    expect(sharedRide(ride, { ...access(...FIELD_GROUPS), change: true })).toBe(ride);
  });

  it('tells of power and heart only those with whom they are shared', () => {
    expect(told('summary')).not.toMatch(/111|222|333|555/);
    expect(told('summary', 'power')).not.toMatch(/222|333/);
    expect(told('summary', 'heartRate')).not.toMatch(/111|333/);
  });

  it('tells where the rider was every 100 m, and the roads nobody named, with the position only', () => {
    expect(told('summary', 'power', 'heartRate')).not.toMatch(/555/);
    expect(told('summary', 'position').match(/555/g)).toHaveLength(4);
    expect(told('summary', 'position')).not.toMatch(/111|222|333/);
  });

  it('tells all that is shared', () => {
    const all = sharedRide(ride, access(...FIELD_GROUPS));
    expect(all).toMatchObject({ metrics, laps: ride.laps, zones: ride.zones, totals: ride.totals });
    expect(all.efforts).toEqual(ride.efforts);
    expect(all.noteCount).toBe(3);
    for (const number of [POWER, HEART]) {
      const field = number === POWER ? 'power' : 'heartRate';
      const times = (text: string) => text.split(String(number)).length;
      expect(times(told('summary', field))).toBe(times(told(...FIELD_GROUPS)));
    }
  });

  it('never tells others the file’s own words', () => {
    const text = told(...FIELD_GROUPS);
    for (const word of [SERIAL, SENTENCE, 'home.fit']) expect(text).not.toContain(word);
  });

  it('keeps the device’s totals, which know what zones hide, from those who see less', () => {
    const visible = { ...access(...FIELD_GROUPS), view: 'visible' } as const;
    expect(sharedRide(ride, visible).totals).toBeNull();
  });
});

describe('sharedRow(row, access)', () => {
  it('counts the notes only for those who see all of them', () => {
    expect(sharedRow(ride, access('summary')).noteCount).toBe(0);
    expect(sharedRow(ride, access(...FIELD_GROUPS)).noteCount).toBe(3);
  });
});
