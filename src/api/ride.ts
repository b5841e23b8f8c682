import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { LabError } from '../core/errors.ts';
import { type Access, accessTo, disclose, nothing, type Sight } from '../disclosure/disclosure.ts';
import { sharedRide } from '../disclosure/shared-ride.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerRide } from '../ledger/rides.ts';
import type { Originals } from '../originals/originals.ts';
import type { EffortRow } from '../warehouse/effort-row.ts';
import type { FullRide } from '../warehouse/queries/ride.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { attachment } from './attachment.ts';
import type { ClimbNames } from './climb-names.ts';
import type { Env } from './env.ts';
import { problems, RetryLater } from './problem.ts';
import { RideSummary, summaryOf } from './rides.ts';
import {
  BikeClass,
  given,
  Id,
  Metrics,
  Names,
  NOTHING_SAID,
  Note,
  Quantity,
  Span,
  saysSomething,
} from './schemas.ts';

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

const RideDetail = RideSummary.omit({ notes: true })
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

const Edit = z
  .object({
    title: z.string().trim().min(1).max(200).nullable(),
    bikeClass: BikeClass.nullable(),
    bikeNote: z.string().trim().min(1).max(500).nullable(),
  })
  .partial()
  .refine(saysSomething, NOTHING_SAID)
  .openapi({ description: 'null: what the file says counts again.' });

const params = z.object({ id: Id });
const rideContent = { 'application/json': { schema: RideDetail } };

/** One ride: all its numbers, what its rider says of it, its original, and its removal. */
export function createRide(parts: {
  ledger: Ledger;
  warehouse: () => Warehouse;
  originals: Originals;
  names: ClimbNames;
  jobs: () => Jobs;
}) {
  const { ledger, warehouse, originals, jobs, names } = parts;

  async function whole(sight: Sight, said: LedgerRide): Promise<RideDetail> {
    const access = accessTo(sight, said);
    const [computed, rider] = await Promise.all([
      warehouse().ride(said.id, access.view),
      ledger.riders.get(said.riderId),
    ]);
    if (!computed) throw notThere(access);
    return rideOf(sharedRide(computed, access), said, {
      riderName: rider?.name ?? '',
      access,
      names,
    });
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Rides'],
        path: '/rides/{id}',
        summary: 'Everything about one ride but its streams',
        request: { params },
        responses: {
          200: { description: 'The ride.', content: rideContent },
          ...problems(400, 401, 404, 503),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const sight = await c.var.sight();
        const said = disclose(sight, 'read', await ledger.rides.get(id));
        return c.json(await whole(sight, said), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Rides'],
        path: '/rides/{id}',
        summary: 'Say what the file does not: title, bike class, a note on the bike',
        description: 'The ride is analysed again; the answer comes when lists show the change.',
        request: {
          params,
          body: { required: true, content: { 'application/json': { schema: Edit } } },
        },
        responses: {
          200: { description: 'The ride now.', content: rideContent },
          ...problems(400, 401, 403, 404, 503),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const sight = await c.var.sight();
        disclose(sight, 'change', await ledger.rides.get(id));
        const edited = await jobs().editRide(id, given(c.req.valid('json')));
        return c.json(await whole(sight, disclose(sight, 'read', edited)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Rides'],
        path: '/rides/{id}',
        summary: 'Remove a ride for good, and its file with the last ride in it',
        request: { params },
        responses: {
          204: { description: 'Gone.' },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { viewer } = c.var;
        disclose(await c.var.sight(), 'change', await ledger.rides.get(id));
        const gone = await jobs().deleteRide(id);
        if (viewer && gone) {
          await ledger.audit.record({ actor: viewer.personId, action: 'ride.delete', subject: id });
        }
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Rides'],
        path: '/rides/{id}/original',
        summary: 'The file as it was uploaded',
        request: { params },
        responses: {
          200: {
            description: 'The bytes.',
            content: {
              'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
            },
          },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const sight = await c.var.sight();
        const said = disclose(sight, 'original', await ledger.rides.get(id));
        const { change } = accessTo(sight, said);
        return c.body(originals.stream(said.hash), 200, {
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': attachment(
            change ? said.filename : `ride.${said.hash.slice(0, 8)}`,
          ),
        });
      },
    );
}

/** What the rider's zones leave nothing of does not exist for others, analysed or not yet. */
export function notThere({ view }: Access): LabError {
  if (view === 'visible') return nothing();
  return new RetryLater('unavailable', 'This ride is being analysed.', 2);
}

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
