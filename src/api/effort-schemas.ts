import { z } from '@hono/zod-openapi';
import type { Course as Passed } from '../core/climbs/course.ts';
import { Effort } from './ride-detail.ts';
import { RideSummary } from './rides.ts';
import { Id, Quantity, Span, Time } from './schemas.ts';

/** Where to find an effort: its ride, and its number among the ride's efforts on the line. */
export const EffortLink = z
  .object({
    ride: Id,
    number: z.number().int(),
    beganAt: Time,
    elapsed: z.number(),
    partial: z.boolean(),
  })
  .openapi('EffortLink');

export const Course = z
  .object({
    along: z.array(z.number()).openapi({ description: 'Metres from the start gate.' }),
    elapsed: z.array(z.number()).openapi({ description: 'Seconds from the start gate.' }),
  })
  .openapi('Course', {
    description:
      'When places of the line were passed: every 100 m and the end; where positions are not shared, the gates and the end.',
  });

/** To 10 cm and to a hundredth of a second: more nobody measures. */
export function courseTold({ along, elapsed }: Passed): z.infer<typeof Course> {
  return {
    along: along.map((metres) => Math.round(10 * metres) / 10),
    elapsed: elapsed.map((seconds) => Math.round(100 * seconds) / 100),
  };
}

/** Why there is nothing to compare with. */
export const MISSING = ['no-other', 'few-riders', 'no-altitude', 'motor', 'no-power-fits'] as const;
const Missing = z.enum(MISSING);
const missing = z.object({ course: z.null(), missing: Missing });

const Planned = z.union([
  z.object({
    course: Course,
    missing: z.null(),
    power: z.number().openapi({ description: 'Mean over time, W; estimated.' }),
    assumedWeight: z.boolean().openapi({ description: 'Of a rider of 75 kg.' }),
  }),
  missing,
]);

export const References = z
  .object({
    best: z.union([z.object({ course: Course, missing: z.null(), effort: EffortLink }), missing]),
    group: z.union([
      z.object({ course: Course, missing: z.null(), riders: z.number().int() }),
      missing,
    ]),
    even: Planned,
    optimal: Planned,
  })
  .openapi('EffortReferences', {
    description:
      "What an effort compares with, each told at the effort's own places: the rider's fastest other effort, the median of the riders you may see, each at their best, the same moving time at even power, and the best pacing at the same cost.",
  });

/** The ride that an effort is part of. */
const OfRide = RideSummary.pick({
  id: true,
  riderId: true,
  riderName: true,
  title: true,
  start: true,
  bikeClass: true,
  partial: true,
  shared: true,
  startRounded: true,
});

const Section = z.object({
  along: z.number().openapi({ description: 'Metres from the start gate to its end.' }),
  altitude: Quantity.openapi({ description: 'Metres above the sea at its end.' }),
  elapsed: z.number(),
  leg: z.number().openapi({ description: 'Seconds for the piece of road up to there.' }),
});

const Estimate = z.object({ low: z.number(), central: z.number(), high: z.number() });

export const ComparedEffort = Effort.extend({
  ride: OfRide,
  beganAt: Time,
  course: Course,
  pauses: z.array(Span).openapi({ description: 'Seconds since the start gate.' }),
  analysisVersion: z.string(),
}).openapi('ComparedEffort');

export const EffortDetail = ComparedEffort.extend({
  energy: Estimate.nullable().openapi({ description: 'kcal out of food; null without power.' }),
  kilometres: z.array(Section).nullable().openapi({
    description: 'Per kilometre; null: positions are not shared.',
  }),
  altitudes: z.array(Section).nullable().openapi({
    description: 'Per 100 m climbed; null: no altitude to be trusted, or positions not shared.',
  }),
  references: References,
  previous: EffortLink.nullable(),
  next: EffortLink.nullable(),
  best: EffortLink.nullable().openapi({ description: "The rider's fastest, which may be this." }),
}).openapi('EffortDetail');
