import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Course,
  coarser,
  courseOf,
  medianCourse,
  meshPlaces,
  placeAfter,
  secondsTo,
} from '../../../src/core/climbs/course.ts';

/** 250 m: 20 s for the first hundred, 40 s for the second, 30 s for the rest. */
const COURSE: Course = { along: [100, 200, 250], elapsed: [20, 60, 90] };

describe('meshPlaces(length)', () => {
  it.each([
    [250, [100, 200, 250]],
    [200, [100, 200]],
    [80, [80]],
    [100.5, [100, 100.5]],
  ])('of %d m are every 100 m and the end', (length, places) => {
    expect(meshPlaces(length)).toEqual(places);
  });
});

describe('courseOf(effort, line)', () => {
  const packVersion = '2';
  const line = {
    packVersion,
    length: 250,
    gates: [
      { id: 'first', along: 40 },
      { id: 'second', along: 140 },
    ],
  };
  const splits = [
    { gate: 'first', elapsed: 8 },
    { gate: 'second', elapsed: 36 },
  ];

  it('goes by the mesh', () => {
    expect(courseOf({ packVersion, elapsed: 90, mesh: [20, 60, 90], splits }, line)).toEqual(
      COURSE,
    );
  });

  it.each([
    ['is not shared', { packVersion, mesh: null }],
    ['is of another edition of the line', { packVersion: '1', mesh: [20, 60, 90] }],
  ])('goes by the gates where the mesh %s', (_, told) => {
    const course = courseOf({ ...told, elapsed: 90, splits }, line);
    expect(course).toEqual({ along: [40, 140, 250], elapsed: [8, 36, 90] });
  });

  it('knows the end alone of a line without gates, and leaves out gates that were missed', () => {
    const passed = { packVersion, elapsed: 90, mesh: null };
    expect(courseOf({ ...passed, splits: [] }, { packVersion, length: 250, gates: [] })).toEqual({
      along: [250],
      elapsed: [90],
    });
    const missed = [{ gate: 'first', elapsed: null }, splits[1] as { gate: string; elapsed: 36 }];
    expect(courseOf({ ...passed, splits: missed }, line).along).toEqual([140, 250]);
  });
});

describe('secondsTo(place, course)', () => {
  it.each([
    [-10, 0],
    [0, 0],
    [50, 10],
    [100, 20],
    [150, 40],
    [225, 75],
    [250, 90],
    [300, 90],
  ])('%d m were reached after %d s', (along, seconds) => {
    expect(secondsTo(along, COURSE)).toBeCloseTo(seconds, 9);
  });
});

describe('placeAfter(seconds, course)', () => {
  it('undoes secondsTo', () => {
    const steps = fc.array(fc.double({ min: 0.5, max: 900, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (legs, share) => {
        const along = meshPlaces(100 * legs.length - 30);
        const course = { along, elapsed: legs.map((_, i) => sumOf(legs.slice(0, i + 1))) };
        const place = share * (along.at(-1) as number);
        expect(placeAfter(secondsTo(place, course), course)).toBeCloseTo(place, 5);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('is the foot before the start and the end after it', () => {
    expect(placeAfter(-5, COURSE)).toBe(0);
    expect(placeAfter(90, COURSE)).toBe(250);
    expect(placeAfter(500, COURSE)).toBe(250);
  });
});

describe('coarser(course, along)', () => {
  it('is when the same rider passed these places', () => {
    expect(coarser(COURSE, [150, 250])).toEqual({ along: [150, 250], elapsed: [40, 90] });
  });
});

describe('medianCourse(courses, along)', () => {
  const along = [100, 200, 250];
  const courses = [
    [10, 30, 70],
    [20, 25, 60],
    [15, 40, 90],
  ].map((elapsed) => ({ along, elapsed }));

  it('has at each place as many sooner as later', () => {
    expect(medianCourse(courses, along).elapsed).toEqual([15, 30, 70]);
    expect(medianCourse(courses.slice(0, 2), along).elapsed).toEqual([15, 27.5, 65]);
  });

  it('takes courses that tell of other places at these', () => {
    const byGates = { along: [50, 250], elapsed: [10, 50] };
    expect(medianCourse([byGates], [150, 250]).elapsed).toEqual([30, 50]);
  });

  it('never goes back in time', () => {
    const rider = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(rider, { minLength: 1, maxLength: 7 }), (riders) => {
        const ridden = riders.map((legs) => ({
          along,
          elapsed: legs.map((_, i) => sumOf(legs.slice(0, i + 1))),
        }));
        const { elapsed } = medianCourse(ridden, along);
        expect(elapsed).toEqual([...elapsed].sort((a, b) => a - b));
      }),
      { seed: 9 },
    );
  });
});

const sumOf = (values: number[]): number => values.reduce((sum, value) => sum + value, 0);
