import { z } from '@hono/zod-openapi';
import { NOTE_CODES } from '../core/notes.ts';

/** Shapes that several resources share; what belongs to one stands beside its routes. */

export const Id = z.string().min(1).max(64);

/** ISO 8601 in UTC. */
export const Time = z.iso.datetime();

/** A measured quantity: null is unknown, never 0. SI units. */
export const Quantity = z.number().nullable();

export const Names = z.object({ fr: z.string(), en: z.string() }).openapi('Names');

export const Note = z
  .object({ code: z.enum(NOTE_CODES), count: z.number(), detail: z.string() })
  .openapi('Note', { description: 'A repair, omission or assumption that a reader should know.' });

/** Values by the ids of `/api/metrics`; null is unknown. */
export const Metrics = z.record(z.string(), Quantity).openapi('Metrics');

/** Half-open seconds since the start of the ride. */
export const Span = z.object({ start: z.number(), end: z.number() });
