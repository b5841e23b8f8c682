import { api, type ClimbBook, type TimedLine } from './api.ts';
import { type Resource, useResource } from './resource.ts';

let asked: Promise<ClimbBook> | null = null;

/** All climbs with their territories: asked for once, for they do not change while a page is open. */
export function useClimbBook(): { resource: Resource<ClimbBook>; reload: () => void } {
  return useResource('climbs', async () => {
    asked ??= api.climbs();
    try {
      return await asked;
    } catch (error) {
      asked = null;
      throw error;
    }
  });
}

/** The timed lines alone. */
export function useClimbs(): Resource<TimedLine[]> {
  const { resource } = useClimbBook();
  return resource.state === 'ready' ? { state: 'ready', value: resource.value.climbs } : resource;
}
