import { z } from '@hono/zod-openapi';
import type { Access } from '../disclosure/disclosure.ts';
import type { LedgerRide } from '../ledger/rides.ts';
import type { EffortRow } from '../warehouse/effort-row.ts';
import type { FullRide } from '../warehouse/queries/ride.ts';
import type { ClimbNames } from './climb-names.ts';
import { RideSummary, summaryOf } from './rides.ts';
import { BikeClass, Metrics, Names, Note, Quantity, Span } from './schemas.ts';

export const Effort = z
  .object({
    territory: z.string(),
    climb: z.string(),
    variant: z.string(),
    number: z.number().int().openapi({
      description: "Which of the ride's efforts on this variant, from 1, in riding order.",
    }),
    packVersion: z.string(),
    names: z.object({ climb: Names, variant: Names }),
    start: z.number(),
    end: z.number(),
    elapsed: z.number(),
    uncertainty: Quantity,
    startUncertainty: Quantity,
    endUncertainty: Quantity,
    startDistance: Quantity,
    endDistance: Quantity,
    moving: Quantity,
    averagePower: Quantity,
    weightedPower: Quantity,
    averageHeartRate: Quantity,
    averageCadence: Quantity,
    averageTemperature: Quantity,
    vam: Quantity.openapi({ description: 'Metres an hour.' }),
    vamMoving: Quantity.openapi({ description: 'Metres an hour.' }),
    wattsPerKilogram: Quantity,
    work: Quantity,
    wPrimeSpent: Quantity.openapi({ description: 'Joules above the threshold.' }),
    estimatedPower: Quantity.openapi({
      description: 'By physics, ± 10 %: only where there is no meter.',
    }),
    normalisedElapsed: Quantity.openapi({
      description: 'Seconds with the same power in air of the standard atmosphere.',
    }),
    splits: z.array(
      z.object({
        gate: z.string(),
        names: Names,
        elapsed: Quantity,
        leg: Quantity,
        uncertainty: Quantity,
      }),
    ),
  })
  .openapi('Effort', {
    description:
      'One passage over a timed line. Seconds since the start of the ride; uncertainties 95 %.',
  });

const UnnamedClimb = z
  .object({
    start: z.number(),
    end: z.number(),
    startDistance: z.number(),
    endDistance: z.number(),
    length: z.number(),
    height: z.number(),
  })
  .openapi('UnnamedClimb', {
    description: 'Seconds and metres since the start of the ride; length and height in metres.',
  });

const Zone = z.object({
  zone: z.number().int(),
  from: Quantity,
  to: Quantity,
  seconds: z.number(),
});

const Best = z.object({ duration: z.number(), value: Quantity, start: z.number() });

const Device = z.object({
  kind: z.string(),
  manufacturer: z.string().nullable(),
  product: z.string().nullable(),
  serial: z.string().nullable(),
});

export const RideDetail = RideSummary.omit({ notes: true })
  .extend({
    seconds: z.number().int().openapi({ description: 'Length on the axis of one value a second.' }),
    bikeClassFrom: z.enum(['declared', 'file', 'title', 'position', 'none']),
    bikeNote: z.string().nullable(),
    format: z.enum(['fit', 'gpx', 'tcx']),
    filename: z.string().nullable().openapi({ description: 'null: not for you.' }),
    originalHash: z.string().nullable().openapi({
      description: 'SHA-256; null: the file is not for you.',
    }),
    part: z.number().int().nullable().openapi({ description: 'Session inside the file, from 1.' }),
    creator: z.string().nullable(),
    altitudeSource: z.string().nullable(),
    devices: z.array(Device),
    records: z.number().int(),
    totals: z.record(z.string(), Quantity).nullable().openapi({
      description: "The device's own totals, where the file has them.",
    }),
    pauses: z.array(Span),
    laps: z.array(Span.extend({ trigger: z.string().nullable(), metrics: Metrics })),
    zones: z.object({ power: z.array(Zone).nullable(), heartRate: z.array(Zone).nullable() }),
    efforts: z.array(Effort),
    unnamedClimbs: z.array(UnnamedClimb).openapi({
      description: 'Found in the altitude profile; none that an effort tells of.',
    }),
    bests: z.object({ heartRate: z.array(Best), speed: z.array(Best) }),
    notes: z.array(Note),
    analysisVersion: z.string(),
  })
  .openapi('RideDetail');
export type RideDetail = z.infer<typeof RideDetail>;

/** A ride as it is told to whoever may see so much of it. */
export function rideOf(
  computed: FullRide,
  said: LedgerRide,
  context: { riderName: string; access: Access; names: ClimbNames },
): RideDetail {
  const { riderName, access, names } = context;
  return {
    ...summaryOf(computed, riderName, access),
    title: said.title ?? computed.title,
    seconds: computed.seconds,
    bikeClass: BikeClass.parse(said.bikeClass ?? computed.bikeClass),
    bikeClassFrom: RideDetail.shape.bikeClassFrom.parse(
      said.bikeClass === null ? computed.bikeClassFrom : 'declared',
    ),
    bikeNote: said.bikeNote,
    format: RideDetail.shape.format.parse(computed.format),
    filename: access.change ? said.filename : null,
    originalHash: access.original ? said.hash : null,
    part: said.part === 0 ? null : said.part,
    creator: computed.creator,
    altitudeSource: computed.altitudeSource,
    devices: computed.devices,
    records: computed.records,
    totals: computed.totals && { ...computed.totals },
    pauses: computed.pauses,
    laps: RideDetail.shape.laps.parse(computed.laps),
    zones: RideDetail.shape.zones.parse(computed.zones),
    efforts: computed.efforts.map((effort) => effortOf(effort, names)),
    unnamedClimbs: computed.unnamedClimbs,
    bests: RideDetail.shape.bests.parse(computed.bests),
    notes: computed.notes,
    analysisVersion: computed.analysisVersion,
  };
}

export function effortOf(effort: EffortRow, names: ClimbNames): z.infer<typeof Effort> {
  const { rideId: _ride, riderId: _rider, bikeClass: _bike, mesh: _mesh, splits, ...rest } = effort;
  const named = names(effort.climb, effort.variant);
  return {
    ...rest,
    names: { climb: named.climb, variant: named.variant },
    splits: splits.map((split) => ({ ...split, names: named.gate(split.gate) })),
  };
}
