import { z } from '@hono/zod-openapi';
import { LabError } from '../../core/errors.ts';
import { RADIUS } from '../../core/privacy-zones.ts';
import {
  isPossible,
  PROFILE_KINDS,
  type ProfileKind,
  type ProfileValue,
} from '../../core/profile.ts';
import { SEXES } from '../../core/sexes.ts';
import { BikeClass, Time } from '../schemas.ts';

/** Where in an export its list of everything stands. */
export const MANIFEST = 'manifest.json';

const KINDS = Object.keys(PROFILE_KINDS) as [ProfileKind, ...ProfileKind[]];

const Ride = z.strictObject({
  part: z.number().int().min(0).max(1_000),
  title: z.string().max(200).nullable(),
  bikeClass: BikeClass.nullable(),
  bikeNote: z.string().max(500).nullable(),
  deleted: z.boolean(),
  /** Paths in the archive; null where the ride is deleted or not analysed yet. */
  results: z.string().nullable(),
  powerCurve: z.string().nullable(),
});

const File = z.strictObject({
  /** Path in the archive. */
  file: z.string().max(1_000),
  filename: z.string().max(1_000),
  size: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  title: z.string().max(1_000).nullable(),
  uploadedAt: Time,
  rides: z.array(Ride).max(100),
});

const Value = z
  .strictObject({
    kind: z.enum(KINDS),
    validFrom: z.iso.date().nullable(),
    value: z.union([z.number(), z.array(z.number()).max(20)]),
  })
  .transform((value) => value as ProfileValue)
  .refine(({ kind, value }) => isPossible(kind, value), 'no such value is possible');

/** Times the radius: the place lies inside of what is hidden. */
const LARGEST_SHIFT = 0.7;
const MOST_ZONES = 10;

const Zone = z
  .strictObject({
    name: z.string().max(100),
    latitude: z.number().min(-85).max(85),
    longitude: z.number().min(-180).max(180),
    radius: z.number().min(RADIUS.least).max(RADIUS.most),
    east: z.number(),
    north: z.number(),
    deleted: z.boolean(),
  })
  .refine(
    ({ east, north, radius }) => Math.hypot(east, north) <= LARGEST_SHIFT * radius,
    'the place lies outside of what is hidden',
  );

/** What an export says of itself, and what an import believes. It names no person and no rider. */
export const Manifest = z.strictObject({
  format: z.literal('cycling-lab-export'),
  formatVersion: z.literal(1),
  program: z.string().max(50),
  analysisVersion: z.string().max(200),
  exportedAt: Time,
  keepYears: z.number().int().min(1).max(50).nullable(),
  /** Missing in exports of a service that did not ask. */
  sex: z.enum(SEXES).nullable().default(null),
  profile: z.array(Value).max(10_000),
  zones: z
    .array(Zone)
    .max(1_000)
    .refine((zones) => zones.filter(({ deleted }) => !deleted).length <= MOST_ZONES, {
      message: `there may be ${MOST_ZONES} zones`,
    }),
  files: z.array(File).max(50_000),
});
export type Manifest = z.infer<typeof Manifest>;

/** @throws LabError import-invalid, naming what is wrong and where */
export function parseManifest(text: string): Manifest {
  const read = Manifest.safeParse(jsonOf(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new LabError('import-invalid', `${MANIFEST}: ${where}: ${issue?.message}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabError('import-invalid', `${MANIFEST} is no JSON.`, { cause });
  }
}
