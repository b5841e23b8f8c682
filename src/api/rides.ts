import { z } from '@hono/zod-openapi';
import { Id, Metrics, Names, Note, Quantity, Span, Time } from './schemas.ts';

const BikeClass = z
  .enum(['road', 'gravel', 'mtb', 'e-bike', 'e-mtb', 'indoor', 'virtual', 'unknown'])
  .openapi('BikeClass');

export const RideSummary = z
  .object({
    id: Id,
    riderId: Id,
    riderName: z.string(),
    title: z.string().nullable(),
    start: Time,
    sport: z.string(),
    bikeClass: BikeClass,
    partial: z.boolean().openapi({ description: 'Saved from a damaged file.' }),
    metrics: Metrics,
    climbs: z.array(z.object({ climb: z.string(), variant: z.string(), elapsed: z.number() })),
    notes: z.number().int().openapi({ description: 'How many notes the ride carries.' }),
  })
  .openapi('RideSummary');
export type RideSummary = z.infer<typeof RideSummary>;

const Split = z.object({
  gate: z.string(),
  names: Names,
  elapsed: z.number(),
  leg: z.number(),
  uncertainty: z.number(),
});

const Effort = z
  .object({
    territory: z.string(),
    climb: z.string(),
    variant: z.string(),
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
    splits: z.array(Split),
  })
  .openapi('Effort', {
    description:
      'One passage over a timed line. Times in seconds since the start of the ride, uncertainties 95 %.',
  });

const Zone = z.object({
  zone: z.number().int(),
  from: Quantity,
  to: Quantity,
  seconds: z.number(),
});

const Best = z.object({ duration: z.number(), value: z.number(), start: z.number() });

const Device = z.object({
  kind: z.string(),
  manufacturer: z.string().nullable(),
  product: z.string().nullable(),
  serial: z.string().nullable(),
});

export const RideDetail = RideSummary.omit({ notes: true })
  .extend({
    bikeClassFrom: z.enum(['declared', 'file', 'title', 'position', 'none']),
    bikeNote: z.string().nullable(),
    format: z.enum(['fit', 'gpx', 'tcx']),
    filename: z.string(),
    originalHash: z.string(),
    part: z.number().int().nullable(),
    creator: z.string().nullable(),
    devices: z.array(Device),
    records: z.number().int(),
    totals: z.record(z.string(), Quantity).nullable().openapi({
      description: "The device's own totals, where the file has them.",
    }),
    laps: z.array(Span.extend({ trigger: z.string().nullable(), metrics: Metrics })),
    zones: z.object({
      power: z.array(Zone).nullable(),
      heartRate: z.array(Zone).nullable(),
    }),
    efforts: z.array(Effort),
    bests: z.object({ heartRate: z.array(Best), speed: z.array(Best) }),
    notes: z.array(Note),
    analysisVersion: z.string(),
  })
  .openapi('RideDetail');
export type RideDetail = z.infer<typeof RideDetail>;
