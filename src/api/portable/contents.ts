import type { PackedFile } from '../../archives/zip-writer.ts';
import type { Access } from '../../disclosure/disclosure.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PortableFile, PortableRide } from '../../ledger/portable.ts';
import type { Originals } from '../../originals/originals.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { ClimbNames } from '../climb-names.ts';
import { rideOf } from '../ride-detail.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { README } from './readme.ts';

export interface ExportParts {
  ledger: Ledger;
  originals: Originals;
  warehouse: () => Warehouse;
  names: ClimbNames;
  version: string;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/** Whose export it is, and what they may see of themselves: everything. */
export interface Leaver {
  personId: string;
  riderId: string;
  access: Access;
}

/** Everything of one person, file after file; the manifest comes last and tells what was there. */
export async function* contentsOf(leaver: Leaver, parts: ExportParts): AsyncGenerator<PackedFile> {
  const { ledger, now } = parts;
  yield text('README.txt', README);
  yield json('account.json', await accountOf(leaver, ledger));
  yield json('consents.json', await ledger.consents.ofRider(leaver.riderId));
  const files: Manifest['files'] = [];
  for (const [place, file] of (await ledger.portable.files(leaver.riderId)).entries()) {
    const packed = packer(place + 1, leaver, parts);
    // What was deleted meanwhile is not part of it.
    const original = await packed.original(file);
    if (!original) continue;
    yield original;
    const rides: Manifest['files'][number]['rides'] = [];
    for (const ride of file.rides) {
      const { results, powerCurve } = await packed.ride(file, ride);
      if (results) yield results;
      if (powerCurve) yield powerCurve;
      const { id: _, ...said } = ride;
      rides.push({ ...said, results: results?.path ?? null, powerCurve: powerCurve?.path ?? null });
    }
    const { uploadId: _, hash, createdAt, ...rest } = file;
    const uploadedAt = isoTime(createdAt);
    files.push({ ...rest, file: original.path, sha256: hash, uploadedAt, rides });
  }
  const manifest: Manifest = {
    format: 'cycling-lab-export',
    formatVersion: 1,
    program: parts.version,
    analysisVersion: parts.warehouse().analysisVersion,
    exportedAt: isoTime(now() / 1000),
    keepYears: (await ledger.retention.years(leaver.riderId)) ?? null,
    sex: (await ledger.people.get(leaver.personId))?.sex ?? null,
    profile: (await ledger.profiles.of(leaver.riderId)).map(
      ({ id: _id, riderId: _rider, ...value }) => value,
    ),
    zones: await ledger.portable.zones(leaver.riderId),
    files,
  };
  yield json(MANIFEST, manifest);
}

/** Makes the files of the archive that come of one original. */
function packer(place: number, { riderId, access }: Leaver, parts: ExportParts) {
  const { ledger, originals, warehouse, names } = parts;
  const number = String(place).padStart(5, '0');

  return {
    async original({ hash, filename }: PortableFile): Promise<PackedFile | null> {
      if (!(await originals.has(hash))) return null;
      return {
        path: `originals/${number}-${safeName(filename)}`,
        body: () => originals.stream(hash),
      };
    },

    async ride(file: PortableFile, { id, part, ...said }: PortableRide) {
      const [computed, curve, rider] = await Promise.all([
        warehouse().ride(id, access.view),
        warehouse().rideCurve(id, access.view),
        ledger.riders.get(riderId),
      ]);
      if (said.deleted || !computed || !curve) return { results: null, powerCurve: null };
      const { uploadId, hash, filename } = file;
      const ride = { id, part, ...said, uploadId, riderId, hash, filename };
      const context = { riderName: rider?.name ?? '', access, names };
      const name = part === 0 ? number : `${number}-${part}`;
      return {
        results: json(`rides/${name}.json`, rideOf(computed, ride, context)),
        powerCurve: json(`power-curves/${name}.json`, curve),
      };
    },
  };
}

async function accountOf({ personId }: Leaver, ledger: Ledger) {
  const [person, groups] = await Promise.all([
    ledger.people.get(personId),
    ledger.groups.ofPerson(personId),
  ]);
  return {
    name: person?.name,
    email: person?.email,
    role: person?.role,
    language: person?.language,
    birthMonth: person?.birthMonth,
    sex: person?.sex,
    createdAt: person && isoTime(person.createdAt),
    groups: groups.map(({ name, kind, capacity }) => ({ name, kind, capacity })),
  };
}

function text(path: string, content: string): PackedFile {
  return {
    path,
    async *body() {
      yield new TextEncoder().encode(content);
    },
  };
}

function json(path: string, content: unknown): PackedFile {
  return text(path, `${JSON.stringify(content, null, 1)}\n`);
}

const LONGEST_NAME = 80;

/** A name that every system can keep; what the file is really called stands in the manifest. */
function safeName(filename: string): string {
  const last = filename.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/[^A-Za-z0-9._-]/g, '_').slice(-LONGEST_NAME);
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
