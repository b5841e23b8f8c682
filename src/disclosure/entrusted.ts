import type { Ledger } from '../ledger/ledger.ts';
import { sightOf } from './disclosure.ts';

/**
 * For work that goes on when its coach is not there: the riders for whom they could send files if
 * they asked at this moment, and whose files may be kept. `now` gives seconds since 1970 UTC.
 */
export function entrustedTo(
  { people, riders, sightFacts }: Pick<Ledger, 'people' | 'riders' | 'sightFacts'>,
  now: () => number,
) {
  return async (personId: string): Promise<{ riderId: string; name: string }[]> => {
    const person = await people.get(personId);
    if (person?.role !== 'coach' || person.disabledAt !== null) return [];
    const viewer = { personId, role: person.role, riderId: null, scopes: 'all' } as const;
    const sight = await sightOf(viewer, sightFacts, now());
    const riderIds = sight.riderIds().filter((riderId) => {
      const access = sight.of(riderId);
      return access?.upload && access.mayStore;
    });
    const names = await riders.names(riderIds);
    return [...names].map(([riderId, name]) => ({ riderId, name }));
  };
}
