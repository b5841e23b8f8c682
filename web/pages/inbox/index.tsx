import { useCallback, useState } from 'preact/hooks';
import type { InboxItem } from '../../api/inbox.ts';
import { DropZone } from '../../components/drop-zone.tsx';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { inboxWords } from '../../i18n/inbox.ts';
import { useTitle } from '../../page.ts';
import { useRecipients } from '../../recipients.ts';
import { sendFiles } from '../../uploads.ts';
import { Arrivals } from '../home/arrivals.tsx';
import './inbox.css';
import { Refused } from './refused.tsx';
import { useInbox } from './use-inbox.ts';
import { Waiting } from './waiting.tsx';

/** A coach's files whose rider is not known yet. */
export default function InboxPage() {
  const words = inboxWords();
  useTitle(words.title);
  const { resource, reload } = useInbox();
  const [said, setSaid] = useState('');
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
      <p class="soft" role="status">
        {said}
      </p>
      {resource.state === 'ready' && (
        <Items
          items={resource.value.items}
          onChanged={reload}
          onAssigned={(count) => setSaid(words.assigned(count))}
        />
      )}
    </div>
  );
}

interface ItemsProps {
  items: InboxItem[];
  onChanged: () => void;
  onAssigned: (count: number) => void;
}

function Items({ items, onChanged, onAssigned }: ItemsProps) {
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
        <Waiting
          items={waiting}
          recipients={recipients}
          onChanged={onChanged}
          onAssigned={onAssigned}
        />
      )}
      {refused.length > 0 && <Refused items={refused} onChanged={onChanged} />}
    </>
  );
}
