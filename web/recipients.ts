import { api } from './api.ts';
import { useResource } from './resource.ts';

/** The riders for whom one may add files, oneself first. */
export function useRecipients() {
  const { resource } = useResource('riders', api.riders);
  if (resource.state !== 'ready') return [];
  return resource.value.riders.filter(({ mayUpload }) => mayUpload);
}
