import type { InboxItem } from '../../api/inbox.ts';
import { shortMoment } from '../../format/date.ts';
import { inboxWords } from '../../i18n/inbox.ts';
import { language } from '../../i18n/language.ts';
import { daysLeft, type Recipient, suggestedRecipient } from './assignable.ts';

/** What the file says of itself, whom the service thinks of, and how long it stays. */
export function ItemFacts({
  item,
  recipients,
}: {
  item: InboxItem;
  recipients: readonly Recipient[];
}) {
  const words = inboxWords();
  const days = daysLeft(item.expiresAt, Date.now());
  return (
    <div class="inbox-facts">
      <p>
        <strong class="inbox-name">{item.filename}</strong>{' '}
        <span class={days < 2 ? 'warning small nowrap' : 'soft small nowrap'}>
          {words.daysLeft(days)}
        </span>
      </p>
      <p class="soft small">{item.state === 'new' ? words.reading : factsOf(item).join(' · ')}</p>
      {item.suggested && <Suggestion suggested={item.suggested} agreed={agreed()} />}
    </div>
  );

  function agreed(): boolean {
    return suggestedRecipient(item, recipients) !== null;
  }
}

function factsOf({ start, device, serial, athlete }: InboxItem): string[] {
  const words = inboxWords();
  return [
    start === null ? words.noStart : shortMoment(start, language.value),
    [device, serial && words.serial(serial)].filter(Boolean).join(' '),
    athlete ? words.athlete(athlete) : '',
  ].filter(Boolean);
}

function Suggestion({
  suggested,
  agreed,
}: {
  suggested: NonNullable<InboxItem['suggested']>;
  agreed: boolean;
}) {
  const words = inboxWords();
  if (!agreed) return <p class="small warning">{words.notAgreedSuggestion(suggested.name)}</p>;
  return (
    <p class="small">
      {words.suggested(suggested.name)} <span class="soft">({words.why[suggested.why]})</span>
    </p>
  );
}
