import type { Config } from './config.ts';
import { type Door, openDoor } from './server/door.ts';
import type { Service, ServiceOptions } from './server/service.ts';

export type { Service } from './server/service.ts';

/**
 * The whole service on one machine. It listens at once, while its own code is still being loaded; what
 * is asked meanwhile is answered a moment later. `opened`: the door, where it is open already.
 */
export async function startService(
  config: Config,
  options: ServiceOptions,
  opened?: Door,
): Promise<Service> {
  const door = opened ?? (await openDoor(config));
  try {
    const { openService } = await import('./server/service.ts');
    return await openService(door, config, options);
  } catch (error) {
    await door.close();
    throw error;
  }
}
