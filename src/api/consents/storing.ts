import { z } from '@hono/zod-openapi';
import { type AgeState, ageState, mayStore } from '../../disclosure/age.ts';
import type { Ledger } from '../../ledger/ledger.ts';

export const Band = z.enum(['child', 'teen', 'adult', 'unknown']);
export const State = z
  .enum(['none', 'own', 'guardian', 'joint', 'asked', 'confirmed'])
  .openapi({ description: 'Who has agreed that files are kept; of a child under 15 two must.' });

export const Storing = z
  .object({
    band: Band,
    state: State,
    mayStore: z.boolean().openapi({ description: 'New files are taken and analysed.' }),
    asks: z
      .array(z.enum(['birthMonth', 'analysis', 'guardian']))
      .openapi({ description: 'What is still to be said before that.' }),
  })
  .openapi('Storing');
export type Storing = z.infer<typeof Storing>;

/** Whether files of a rider may be kept, and what is missing; `now` in seconds since 1970 UTC. */
export async function storingOf(
  ledger: Ledger,
  rider: { riderId: string; birthMonth: string | null },
  now: number,
): Promise<Storing> {
  const consents = await ledger.consents.ofRider(rider.riderId);
  const state = ageState(consents, rider.birthMonth, now);
  return { ...state, mayStore: mayStore(consents, rider.birthMonth, now), asks: asksOf(state) };
}

function asksOf({ band, state }: AgeState): Storing['asks'] {
  if (band === 'unknown') return ['birthMonth'];
  const own = state === 'own' || state === 'joint' || state === 'confirmed';
  const guardian = band !== 'child' || state === 'guardian' || state === 'joint';
  return [...(own ? [] : ['analysis' as const]), ...(guardian ? [] : ['guardian' as const])];
}
