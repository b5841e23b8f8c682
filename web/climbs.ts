import { api, type TimedLine } from './api.ts';
import { type Resource, useResource } from './resource.ts';

let asked: Promise<{ climbs: TimedLine[] }> | null = null;

/** The timed lines: asked for once, for they do not change while a page is open. */
export function useClimbs(): Resource<TimedLine[]> {
  const { resource } = useResource('climbs', async () => {
    asked ??= api.climbs();
    try {
      return (await asked).climbs;
    } catch (error) {
      asked = null;
      throw error;
    }
  });
  return resource;
}
