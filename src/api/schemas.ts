import { z } from '@hono/zod-openapi';
import { BIKE_CLASSES } from '../core/bike-class.ts';
import { NOTE_CODES } from '../core/notes.ts';

/** Shapes that several resources share; what belongs to one stands beside its routes. */

export const Id = z.string().min(1).max(64);

/** ISO 8601 in UTC. */
export const Time = z.iso.datetime();

/** A moment in a query, as a date (its first moment in UTC) or a date with time; seconds since 1970. */
export const Day = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .transform((text) => Date.parse(text) / 1000);

/** A measured quantity: null is unknown, never 0. SI units. */
export const Quantity = z.number().nullable();

export const Names = z.object({ fr: z.string(), en: z.string() }).openapi('Names');

export const Note = z
  .object({ code: z.enum(NOTE_CODES), count: z.number(), detail: z.string() })
  .openapi('Note', { description: 'A repair, omission or assumption that a reader should know.' });

/** Values by the ids of `/api/metrics`; null is unknown. */
export const Metrics = z.record(z.string(), Quantity).openapi('Metrics');

export const BikeClass = z.enum(BIKE_CLASSES).openapi('BikeClass');

/** Half-open seconds since the start of the ride. */
export const Span = z.object({ start: z.number(), end: z.number() });

/** A change as JSON brings it: what is not to change is absent, never undefined. */
export function given<T extends object>(
  change: T,
): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}

/** A change that changes nothing is a mistake of whoever sent it. */
export const saysSomething = (change: object): boolean => Object.keys(given(change)).length > 0;
export const NOTHING_SAID = 'say what to change';
