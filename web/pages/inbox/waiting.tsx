import { useState } from 'preact/hooks';
import { type InboxItem, inboxApi } from '../../api/inbox.ts';
import { DeleteIcon } from '../../components/icons.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { inboxWords } from '../../i18n/inbox.ts';
import { useAction } from '../../resource.ts';
import { type Recipient, suggestedRecipient } from './assignable.ts';
import { ItemFacts } from './item-facts.tsx';
import { RiderSelect } from './rider-select.tsx';

interface WaitingProps {
  items: InboxItem[];
  recipients: readonly Recipient[];
  onChanged: () => void;
  /** Told to the reader by the page, for this list goes with its last file. */
  onAssigned: (count: number) => void;
}

type Assignment = [item: InboxItem, riderId: string];

/** Files to assign: one by one, all those suggested at once, or several chosen ones to one rider. */
export function Waiting({ items, recipients, onChanged, onAssigned }: WaitingProps) {
  const words = inboxWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { busy, failed, run } = useAction();
  const ready = items.filter(({ state }) => state === 'waiting');
  const choose = (item: InboxItem, yes: boolean) => {
    const next = new Set(chosen);
    if (yes) next.add(item.id);
    else next.delete(item.id);
    setChosen(next);
  };

  const assign = (assignments: Assignment[]) =>
    run(async () => {
      try {
        for (const [item, riderId] of assignments) await inboxApi.assign(item.id, riderId);
        onAssigned(assignments.length);
      } finally {
        setChosen(new Set());
        onChanged();
      }
    });
  const remove = (item: InboxItem) =>
    run(async () => {
      await inboxApi.remove(item.id);
      onChanged();
    });
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{words.waiting}</h2>
      <Together
        ready={ready}
        chosen={ready.filter(({ id }) => chosen.has(id))}
        recipients={recipients}
        busy={busy}
        onChoose={(all) => setChosen(new Set(all ? ready.map(({ id }) => id) : []))}
        onAssign={assign}
      />
      {failed && <ErrorMessage code={failed} />}
      <ul class="lines">
        {items.map((item) => (
          <WaitingLine
            key={item.id}
            item={item}
            recipients={recipients}
            chosen={chosen.has(item.id)}
            busy={busy}
            onChoose={(yes) => choose(item, yes)}
            onAssign={(riderId) => assign([[item, riderId]])}
            onRemove={() => void remove(item)}
          />
        ))}
      </ul>
    </section>
  );
}

interface TogetherProps {
  ready: InboxItem[];
  chosen: InboxItem[];
  recipients: readonly Recipient[];
  busy: boolean;
  onChoose: (all: boolean) => void;
  onAssign: (assignments: Assignment[]) => Promise<void>;
}

/** What can be done with several files at once. */
function Together({ ready, chosen, recipients, busy, onChoose, onAssign }: TogetherProps) {
  const words = inboxWords();
  const [riderId, setRiderId] = useState('');
  if (ready.length < 2 || recipients.length === 0) return null;
  const suggestions = ready.flatMap((item): Assignment[] => {
    const suggestion = suggestedRecipient(item, recipients);
    return suggestion === null ? [] : [[item, suggestion]];
  });
  return (
    <div class="together">
      <label class="together-all">
        <input
          type="checkbox"
          checked={chosen.length === ready.length}
          onChange={(change) => onChoose(change.currentTarget.checked)}
        />
        {chosen.length > 0 ? words.chosen(chosen.length) : words.chooseAll}
      </label>
      {chosen.length > 0 ? (
        <>
          <RiderSelect
            label={words.rider}
            value={riderId}
            recipients={recipients}
            onValue={setRiderId}
          />
          <button
            type="button"
            class="button primary"
            disabled={busy || riderId === ''}
            onClick={() => void onAssign(chosen.map((item): Assignment => [item, riderId]))}
          >
            {words.assign}
          </button>
        </>
      ) : (
        suggestions.length > 1 && (
          <button
            type="button"
            class="button primary"
            disabled={busy}
            onClick={() => void onAssign(suggestions)}
          >
            {words.assignSuggested(suggestions.length)}
          </button>
        )
      )}
    </div>
  );
}

interface WaitingLineProps {
  item: InboxItem;
  recipients: readonly Recipient[];
  chosen: boolean;
  busy: boolean;
  onChoose: (yes: boolean) => void;
  onAssign: (riderId: string) => Promise<void>;
  onRemove: () => void;
}

function WaitingLine(props: WaitingLineProps) {
  const { item, recipients, chosen, busy, onChoose, onAssign, onRemove } = props;
  const words = inboxWords();
  const [picked, setPicked] = useState<string | null>(null);
  const riderId = picked ?? suggestedRecipient(item, recipients) ?? '';
  return (
    <li class="inbox-item">
      <input
        type="checkbox"
        aria-label={words.choose(item.filename)}
        checked={chosen}
        disabled={item.state === 'new'}
        onChange={(change) => onChoose(change.currentTarget.checked)}
      />
      <ItemFacts item={item} recipients={recipients} />
      {item.state === 'waiting' && recipients.length > 0 && (
        <div class="inbox-assign">
          <RiderSelect
            label={words.riderOf(item.filename)}
            value={riderId}
            recipients={recipients}
            onValue={setPicked}
          />
          <button
            type="button"
            class="button"
            aria-label={words.assignFile(item.filename)}
            disabled={busy || riderId === ''}
            onClick={() => void onAssign(riderId)}
          >
            {words.assign}
          </button>
        </div>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={words.delete(item.filename)}
        onClick={onRemove}
      >
        <DeleteIcon />
      </button>
    </li>
  );
}
