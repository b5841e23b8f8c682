import { useEffect } from 'preact/hooks';
import { inboxApi } from '../../api/inbox.ts';
import { useResource } from '../../resource.ts';
import { inboxArrived } from '../../uploads.ts';

/** While a file is being read we ask again after so many milliseconds. */
const READING = 1500;

/** The coach's inbox, asked for again when files arrive and until each has been read. */
export function useInbox() {
  const { resource, reload } = useResource(`inbox ${inboxArrived.value}`, inboxApi.inbox);
  const items = resource.state === 'ready' ? resource.value.items : null;
  useEffect(() => {
    if (!items?.some(({ state }) => state === 'new')) return;
    const timer = setTimeout(reload, READING);
    return () => clearTimeout(timer);
  }, [items]);
  return { resource, reload };
}
