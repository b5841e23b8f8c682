import type { FieldGroup } from '../core/field-groups.ts';
import type { Note, NoteCode } from '../core/notes.ts';
import type { DeviceTotals } from '../core/recording.ts';
import type { EffortRow } from '../warehouse/effort-row.ts';
import type { FullRide } from '../warehouse/queries/ride.ts';
import type { RideRow } from '../warehouse/ride-row.ts';
import type { Access } from './disclosure.ts';
import { sharedMetrics } from './fields.ts';

type Fields = Access['fields'];

/** A row of a list as this viewer may know it: null and nothing where the rider does not share. */
export function sharedRow(row: RideRow, access: Access): RideRow {
  if (access.change) return row;
  // one by one: what is new in a row is a type error until it is said here what becomes of it (what
  // is new inside of one of these, a lap or a device, is not)
  const { id, riderId, title, start, sport, bikeClass, partial, climbs } = row;
  return {
    ...{ id, riderId, title, start, sport, bikeClass, partial, climbs },
    metrics: sharedMetrics(row.metrics, access.fields),
    noteCount: access.original ? row.noteCount : 0,
  };
}

/**
 * A ride as this viewer may know it. What the rider keeps is null, empty or left out, and to
 * nobody else the file's own words: its device's serial number, the sentences of notes.
 */
export function sharedRide(ride: FullRide, access: Access): FullRide {
  if (access.change) return ride;
  const { fields } = access;
  const { analysisVersion, format, subSport, bikeClassFrom, creator, altitudeSource } = ride;
  const { utcOffset, seconds, records, pauses } = ride;
  return {
    ...sharedRow(ride, access),
    ...{ analysisVersion, format, subSport, bikeClassFrom, creator, altitudeSource },
    ...{ utcOffset, seconds, records, pauses },
    notes: ride.notes.filter((note) => fields.has(NOTE_REVEALS[note.code])).map(withoutSentence),
    laps: ride.laps.map((lap) => ({
      ...lap,
      metrics: sharedMetrics(lap.metrics, fields) as typeof lap.metrics,
    })),
    zones: {
      power: fields.has('power') ? ride.zones.power : null,
      heartRate: fields.has('heartRate') ? ride.zones.heartRate : null,
    },
    bests: { ...ride.bests, heartRate: fields.has('heartRate') ? ride.bests.heartRate : [] },
    totals: access.view === 'whole' && ride.totals ? shared(ride.totals, TOTALS, fields) : null,
    devices: ride.devices.map((device) => ({ ...device, serial: null })),
    efforts: ride.efforts.map((effort) => sharedEffort(effort, access)),
    // a length and a height are enough to tell a road
    unnamedClimbs: fields.has('position') ? ride.unnamedClimbs : [],
  };
}

/** An effort as this viewer may know it. */
export function sharedEffort(effort: EffortRow, { fields }: Access): EffortRow {
  return shared(effort, EFFORTS, fields);
}

/** What each number tells; `summary` is everybody's who sees the ride at all. */
const EFFORTS: Readonly<Record<keyof EffortRow, FieldGroup>> = {
  rideId: 'summary',
  riderId: 'summary',
  bikeClass: 'summary',
  climb: 'summary',
  variant: 'summary',
  territory: 'summary',
  number: 'summary',
  packVersion: 'summary',
  beganAt: 'summary',
  start: 'summary',
  end: 'summary',
  elapsed: 'summary',
  uncertainty: 'summary',
  startUncertainty: 'summary',
  endUncertainty: 'summary',
  startDistance: 'summary',
  endDistance: 'summary',
  moving: 'summary',
  vam: 'summary',
  vamMoving: 'summary',
  splits: 'summary',
  averageTemperature: 'summary',
  // every 100 m it places the rider as a track does
  mesh: 'position',
  averagePower: 'power',
  weightedPower: 'power',
  wattsPerKilogram: 'power',
  work: 'power',
  wPrimeSpent: 'power',
  // weight and times tell it, and with it each of them tells something of the weight
  estimatedPower: 'power',
  normalisedElapsed: 'power',
  averageCadence: 'power',
  averageHeartRate: 'heartRate',
};

const TOTALS: Readonly<Record<keyof DeviceTotals, FieldGroup>> = {
  elapsed: 'summary',
  timer: 'summary',
  distance: 'summary',
  ascent: 'summary',
  descent: 'summary',
  averagePower: 'power',
  maximumPower: 'power',
  weightedPower: 'power',
  trainingLoad: 'power',
  intensity: 'power',
  threshold: 'power',
  work: 'power',
  averageCadence: 'power',
  averageHeartRate: 'heartRate',
  maximumHeartRate: 'heartRate',
};

function shared<T extends object>(
  values: T,
  reveals: Readonly<Record<keyof T, FieldGroup>>,
  fields: Fields,
): T {
  const entries = Object.entries(values).map(([key, value]) => {
    return [key, fields.has(reveals[key as keyof T]) ? value : null];
  });
  return Object.fromEntries(entries) as T;
}

/** The counts of repairs tell which sensors there were, and how well they went. */
const NOTE_REVEALS: Readonly<Record<NoteCode, FieldGroup>> = {
  'crc-mismatch': 'summary',
  'header-damaged': 'summary',
  truncated: 'summary',
  partial: 'summary',
  'part-skipped': 'summary',
  'definition-missing': 'summary',
  'heart-rate-merged': 'heartRate',
  'values-out-of-range': 'position',
  'time-unset-samples': 'summary',
  'developer-fields-ignored': 'summary',
  'encoding-guessed': 'summary',
  'second-format': 'summary',
  'times-sorted': 'summary',
  'duplicates-dropped': 'summary',
  pauses: 'summary',
  gaps: 'summary',
  lifts: 'summary',
  'smart-recording': 'summary',
  'spikes-repaired': 'power',
  'power-missing': 'power',
  'heart-rate-missing': 'heartRate',
  'positions-missing': 'position',
  'altitude-repaired': 'position',
  'altitude-gps': 'position',
  'distance-from-positions': 'position',
  'zero-positions-dropped': 'position',
  'bike-class-guessed': 'summary',
  short: 'summary',
  'device-totals-differ': 'power',
  estimated: 'summary',
};

/** The sentence names values and moments of the file. */
function withoutSentence({ code, count }: Note): Note {
  return { code, count, detail: '' };
}
