import { useCallback, useEffect } from 'preact/hooks';
import { type InboxItem, inboxApi } from '../../api/inbox.ts';
import { DropZone } from '../../components/drop-zone.tsx';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { inboxWords } from '../../i18n/inbox.ts';
import { useTitle } from '../../page.ts';
import { useRecipients } from '../../recipients.ts';
import { useResource } from '../../resource.ts';
import { inboxArrived, sendFiles } from '../../uploads.ts';
import { Arrivals } from '../home/arrivals.tsx';
import './inbox.css';
import { Refused } from './refused.tsx';
import { Waiting } from './waiting.tsx';

/** While a file is being read the page asks again after so many milliseconds. */
const READING = 1500;

/** A coach's files whose rider is not known yet. */
export default function InboxPage() {
  const words = inboxWords();
  useTitle(words.title);
  const { resource, reload } = useResource(`inbox ${inboxArrived.value}`, inboxApi.inbox);
  const items = resource.state === 'ready' ? resource.value.items : [];
  useAgain(items.some(({ state }) => state === 'new') ? items : null, reload);
  const onFiles = useCallback((files: File[]) => sendFiles(files, null), []);
  return (
    <div class="page">
      <header class="stack">
        <h1>{words.title}</h1>
        <p class="soft measure">{words.intro}</p>
      </header>
      <DropZone onFiles={onFiles} />
      <Arrivals />
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' && <Items items={items} onChanged={reload} />}
    </div>
  );
}

/** Asks again a while after each answer that is not final yet; null: it is final. */
function useAgain(answer: unknown, reload: () => void): void {
  useEffect(() => {
    if (answer === null) return;
    const timer = setTimeout(reload, READING);
    return () => clearTimeout(timer);
  }, [answer]);
}

function Items({ items, onChanged }: { items: InboxItem[]; onChanged: () => void }) {
  const words = inboxWords();
  const recipients = useRecipients();
  if (items.length === 0) {
    return (
      <EmptyState title={words.emptyTitle}>
        <p class="soft">{words.emptyText}</p>
      </EmptyState>
    );
  }
  const waiting = items.filter(({ state }) => state !== 'refused');
  const refused = items.filter(({ state }) => state === 'refused');
  return (
    <>
      {recipients.length === 0 && <p class="measure">{words.nobodyAgreed}</p>}
      {waiting.length > 0 && (
        <Waiting items={waiting} recipients={recipients} onChanged={onChanged} />
      )}
      {refused.length > 0 && <Refused items={refused} onChanged={onChanged} />}
    </>
  );
}
