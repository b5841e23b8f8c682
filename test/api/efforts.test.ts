import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WITH_EVERYTHING } from '../../samples/record.ts';
import { type RidePlan, simulateRide } from '../../samples/ride-file.ts';
import { RIDERS } from '../../samples/riders.ts';
import { readLines } from '../../samples/route.ts';
import { writeFit } from '../../samples/write-fit.ts';
import { FIELD_GROUPS, type FieldGroup } from '../../src/core/field-groups.ts';
import { loadTerritories } from '../../src/territories.ts';
import { json, type Lab, openLab, type Somebody } from './lab.ts';

const LINES = readLines(new URL('../../territories/oisans/climbs.geojson', import.meta.url));
const LA_GARDE = 'la-garde/from-bourg';
const ALPE = 'alpe-dhuez/village-12.1';

interface Course {
  along: number[];
  elapsed: number[];
}

interface Link {
  ride: string;
  number: number;
  elapsed: number;
}

interface Reference {
  course: Course | null;
  missing: string | null;
  effort?: Link;
  riders?: number;
  power?: number;
  assumedWeight?: boolean;
}

interface Told extends Record<string, unknown> {
  number: number;
  elapsed: number;
  moving: number;
  ride: { id: string; riderName: string; shared: string[] };
  course: Course;
  pauses: { start: number; end: number }[];
  splits: { gate: string; elapsed: number }[];
  kilometres: { along: number; elapsed: number; leg: number }[] | null;
  altitudes: { along: number; elapsed: number; leg: number }[] | null;
  references: Record<'best' | 'group' | 'even' | 'optimal', Reference>;
  previous: Link | null;
  next: Link | null;
  best: Link | null;
}

let lab: Lab;
let ann: Somebody;
let bea: Somebody;
let cem: Somebody;
let coach: Somebody;
let stranger: Somebody;
/** Ids of rides by the title they were uploaded with. */
const rides: Record<string, string> = {};

beforeAll(async () => {
  lab = await openLab({
    works: 'really',
    maxUploadBytes: 1 << 24,
    territories: await loadTerritories(),
  });
  [ann, bea, cem] = [
    await lab.as({ name: 'Ann' }),
    await lab.as({ name: 'Bea' }),
    await lab.as({ name: 'Cem' }),
  ];
  coach = await lab.as({ role: 'coach', name: 'Coach' });
  stranger = await lab.as({ name: 'Stranger' });
  const group = await lab.group({ coaches: [coach], riders: [ann, bea, cem] });
  for (const rider of [ann, bea, cem]) {
    await lab.agree(rider, { purpose: 'coach', subject: coach.personId, fields: FIELD_GROUPS });
  }
  await lab.agree(bea, { purpose: 'group', subject: group, fields: ['summary'] });
  await lab.agree(cem, { purpose: 'group', subject: group, fields: ['summary'] });
  await ann.ask('/api/profile', json('POST', { kind: 'weight', validFrom: null, value: 52 }));
  await upload(ann, { title: 'slow', day: 1, effort: 0.7 });
  await upload(ann, { title: 'fast', day: 5, effort: 0.95 });
  await upload(ann, {
    title: 'twice',
    day: 9,
    effort: 0.8,
    stages: [LA_GARDE, `-${LA_GARDE}`, LA_GARDE],
    stops: [{ at: 1_300, seconds: 90 }],
  });
  await upload(bea, { title: 'of bea', day: 2, effort: 0.9 });
  await upload(cem, { title: 'of cem', day: 3, effort: 0.8 });
  await upload(ann, { title: 'alpe', day: 12, effort: 0.85, stages: [ALPE] });
  await upload(ann, { title: 'motor', day: 14, effort: 0.5, subSport: 'eBikeFitness' });
}, 120_000);
afterAll(() => lab.close());

async function upload(
  rider: Somebody,
  ridden: Partial<RidePlan> & { title: string; day: number; effort: number },
): Promise<void> {
  const [profile] = RIDERS;
  if (!profile) throw new Error('nobody rides');
  const { recorded, info } = simulateRide(LINES, {
    start: new Date(Date.UTC(2026, 4, ridden.day, 7)).toISOString(),
    rider: profile,
    stages: [LA_GARDE],
    stops: [],
    temperature: 21,
    subSport: 'road',
    recorder: WITH_EVERYTHING,
    seed: 500 + ridden.day,
    ...ridden,
  });
  const answer = await rider.ask(`/api/uploads?filename=${ridden.day}.fit`, {
    method: 'POST',
    body: writeFit(recorded, info) as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const { uploads } = (await answer.json()) as { uploads: [{ id: string }] };
  await lab.jobs.idle();
  rides[ridden.title] = (await lab.ledger.uploads.get(uploads[0].id))?.rideIds[0] ?? 'none';
}

const addressOf = (title: string, number = 1, line = LA_GARDE): string =>
  `/api/efforts/${rides[title] ?? title}/${line}/${number}`;

async function effortOf(viewer: Somebody, title: string, number = 1, line = LA_GARDE) {
  const answer = await viewer.ask(addressOf(title, number, line));
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Told;
}

const share = (rider: Somebody, fields: readonly FieldGroup[]) =>
  lab.agree(rider, { purpose: 'coach', subject: coach.personId, fields });

describe('an effort of one’s own', () => {
  it('is told at every 100 m of the line and its end', async () => {
    const { course, elapsed, number } = await effortOf(ann, 'fast');
    expect(number).toBe(1);
    expect(course.along.slice(0, -1)).toEqual(
      course.along.slice(0, -1).map((_, i) => 100 * (i + 1)),
    );
    expect(course.elapsed).toHaveLength(course.along.length);
    expect(course.elapsed).toEqual([...course.elapsed].sort((a, b) => a - b));
    expect(course.elapsed.at(-1)).toBeCloseTo(elapsed, 1);
  });

  it('is cut at every kilometre and at every 100 m of altitude', async () => {
    const told = await effortOf(ann, 'alpe', 1, ALPE);
    for (const sections of [told.kilometres, told.altitudes]) {
      expect(sections?.length).toBeGreaterThan(8);
      const legs = sections?.reduce((sum, { leg }) => sum + leg, 0);
      expect(legs).toBeCloseTo(told.elapsed, 1);
    }
    const third = told.kilometres?.[2];
    expect(third?.along).toBe(3000);
    expect(third?.elapsed).toBeCloseTo(told.course.elapsed[29] ?? Number.NaN, 1);
  });

  it('compares with the fastest other one, at the same places', async () => {
    const [fast, slow] = [await effortOf(ann, 'fast'), await effortOf(ann, 'slow')];
    expect(slow.references.best.effort).toMatchObject({ ride: rides.fast, number: 1 });
    expect(slow.references.best.course).toEqual(fast.course);
    expect(slow.best).toMatchObject({ ride: rides.fast });
    // of the fastest one that is the second
    expect(fast.best).toMatchObject({ ride: rides.fast });
    const others = await Promise.all([
      effortOf(ann, 'slow'),
      effortOf(ann, 'twice', 1),
      effortOf(ann, 'twice', 2),
      effortOf(ann, 'alpe'), // whose road leads over La Garde
    ]);
    others.sort((a, b) => a.elapsed - b.elapsed);
    expect(fast.references.best.course).toEqual(others[0]?.course);
  });

  it('stands between those before and after it, also of the same ride', async () => {
    const first = await effortOf(ann, 'twice', 1);
    expect(first.previous).toMatchObject({ ride: rides.fast });
    expect(first.next).toMatchObject({ ride: rides.twice, number: 2 });
    const oldest = await effortOf(ann, 'slow');
    expect(oldest.previous).toBeNull();
  });

  it('tells its pauses since the start gate', async () => {
    const { pauses, elapsed, moving } = await effortOf(ann, 'twice', 1);
    const stopped = pauses.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(stopped).toBeGreaterThan(80);
    expect(elapsed - moving).toBeGreaterThan(80);
    expect(pauses.every(({ start, end }) => start >= 0 && end <= elapsed)).toBe(true);
  });

  it('compares with even power over the same time in motion, and with what is better at that cost', async () => {
    const { references, moving } = await effortOf(ann, 'twice', 1);
    const { even, optimal } = references;
    expect(even.course?.elapsed.at(-1)).toBeCloseTo(moving, 0);
    expect(optimal.course?.elapsed.at(-1)).toBeLessThan(moving);
    expect(even.assumedWeight).toBe(false);
    // whoever weighs 52 kg needs less than the 75 kg that are assumed of others
    await share(ann, ['summary', 'position']);
    const others = (await effortOf(coach, 'twice', 1)).references.even;
    await share(ann, FIELD_GROUPS);
    expect(others.assumedWeight).toBe(true);
    expect(even.power).toBeLessThan(0.85 * (others.power ?? Number.NaN));
  });

  it('does not compare with a motor, and tells no pace of one', async () => {
    const { references, best } = await effortOf(ann, 'motor');
    expect(references.best).toMatchObject({ course: null, missing: 'no-other' });
    expect(references.even).toMatchObject({ course: null, missing: 'motor' });
    expect(best).toMatchObject({ ride: rides.motor });
  });
});

describe('the median of the riders whom one may see', () => {
  it('is of each at their best', async () => {
    const best = await Promise.all([
      effortOf(coach, 'fast'),
      effortOf(coach, 'of bea'),
      effortOf(coach, 'of cem'),
    ]);
    const { group } = (await effortOf(coach, 'slow')).references;
    expect(group).toMatchObject({ riders: 3, missing: null });
    group.course?.elapsed.forEach((seconds, place) => {
      const [, middle] = best
        .map(({ course }) => course.elapsed[place] ?? Number.NaN)
        .sort((a, b) => a - b);
      expect(seconds).toBeCloseTo(middle ?? Number.NaN, 1);
    });
  });

  it('is told at gates and end alone where one of them shows no positions', async () => {
    const { group } = (await effortOf(ann, 'slow')).references;
    expect(group.riders).toBe(3);
    const { course } = await effortOf(ann, 'slow');
    expect(group.course?.along).toEqual(course.along.slice(-1)); // this line has no inner gates
  });

  it('is none of fewer than three', async () => {
    const { group } = (await effortOf(bea, 'of bea')).references;
    expect(group).toEqual({ course: null, missing: 'few-riders' });
  });
});

describe('an effort of somebody else', () => {
  const POWER = [
    'averagePower',
    'weightedPower',
    'wattsPerKilogram',
    'work',
    'wPrimeSpent',
    'estimatedPower',
    'normalisedElapsed',
    'averageCadence',
  ];

  it('tells a coach no power, nor what gives the weight away, without that part', async () => {
    const whole = await effortOf(coach, 'alpe', 1, ALPE);
    await share(ann, ['summary', 'heartRate', 'position']);
    const part = await effortOf(coach, 'alpe', 1, ALPE);
    await share(ann, FIELD_GROUPS);
    expect(whole.averagePower).toBeGreaterThan(100);
    for (const name of POWER) expect([name, part[name]]).toEqual([name, null]);
    expect(part.averageHeartRate).toBe(whole.averageHeartRate);
    expect(part.course).toEqual(whole.course);
    expect(part.references.even.assumedWeight).toBe(true);
    expect(part.ride.shared).toEqual(['summary', 'heartRate', 'position']);
  });

  it('is told at its gates alone where positions are not shared', async () => {
    await share(ann, ['summary']);
    const told = await effortOf(coach, 'alpe', 1, ALPE);
    await share(ann, FIELD_GROUPS);
    expect(told.course.elapsed).toHaveLength(told.splits.length + 1);
    expect(told.course.elapsed.slice(0, -1)).toEqual(
      told.splits.map(({ elapsed }) => expect.closeTo(elapsed, 1)),
    );
    expect(told).toMatchObject({ kilometres: null, altitudes: null, energy: null });
    expect(told.references.even.course?.along).toEqual(told.course.along);
    expect(JSON.stringify(told)).not.toContain('"mesh"');
  });

  it.each([
    ['foreign', () => stranger.ask(addressOf('fast'))],
    ['of a number that the ride has not', () => ann.ask(addressOf('fast', 2))],
    ['of another line', () => ann.ask(addressOf('fast', 1, ALPE))],
    ['on a line that no pack has', () => ann.ask(addressOf('fast', 1, 'col/none'))],
    ['of a number that is none', () => ann.ask(addressOf('fast', Number.NaN))],
  ])('that is %s answers as an unknown one', async (_, asked) => {
    const [answer, unknown] = [await asked(), await ann.ask(addressOf('unknown'))];
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(await unknown.text());
  });
});

describe('a comparison', () => {
  const comparison = (viewer: Somebody, efforts: string, line = LA_GARDE) =>
    viewer.ask(`/api/climbs/${line}/comparison?efforts=${efforts}`);

  it('tells each effort as its rider shares it, in the order asked for, once', async () => {
    const wanted = [rides['of bea'], rides.slow, rides.fast, rides.slow].map((id) => `${id}:1`);
    const answer = await comparison(ann, wanted.join());
    const { efforts } = (await answer.json()) as { efforts: Told[] };
    expect(efforts.map(({ ride }) => ride.id)).toEqual([rides['of bea'], rides.slow, rides.fast]);
    expect(efforts.map(({ ride }) => ride.riderName)).toEqual(['Bea', 'Ann', 'Ann']);
    expect(efforts.map(({ averagePower }) => averagePower === null)).toEqual([true, false, false]);
    expect(efforts[0]?.course.along).toHaveLength(1);
    expect(efforts[1]?.course).toEqual((await effortOf(ann, 'slow')).course);
  });

  it('answers as of nothing where one of them is not to be seen', async () => {
    const foreign = await comparison(stranger, `${rides.slow}:1`);
    const unknown = await comparison(stranger, 'unknown:1');
    const mixed = await comparison(bea, `${rides['of bea']}:1,${rides.slow}:1`);
    for (const answer of [foreign, mixed]) {
      expect(answer.status).toBe(404);
      expect(await answer.clone().text()).toBe(await unknown.clone().text());
    }
  });

  it('refuses more than eight', async () => {
    const nine = Array.from({ length: 9 }, (_, i) => `${rides.slow}:${i + 1}`);
    const answer = await comparison(ann, nine.join());
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'bad-request' });
  });
});

describe('a privacy zone on the line', () => {
  it('hides the effort from others as if it had never been', async () => {
    const before = await coach.ask(addressOf('of cem'));
    expect(before.status).toBe(200);
    await share(cem, ['summary', 'power', 'heartRate']);
    const line = LINES.get(LA_GARDE);
    const [latitude, longitude] = [line?.latitude[0], line?.longitude[0]];
    const zone = {
      name: 'Home',
      latitude,
      longitude,
      radius: 600,
    };
    expect((await cem.ask('/api/zones', json('POST', zone))).status).toBe(201);
    await lab.jobs.idle();
    const [hidden, unknown] = [
      await coach.ask(addressOf('of cem')),
      await coach.ask(addressOf('unknown')),
    ];
    expect(hidden.status).toBe(404);
    expect(await hidden.text()).toBe(await unknown.text());
    expect((await cem.ask(addressOf('of cem'))).status).toBe(200);
    expect((await effortOf(coach, 'slow')).references.group.missing).toBe('few-riders');
  });
});
