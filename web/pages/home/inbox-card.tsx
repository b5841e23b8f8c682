import { t } from '../../i18n/index.ts';
import { useInbox } from '../inbox/use-inbox.ts';

/** How many files wait for their rider's name; nothing where none does. */
export function InboxCard() {
  const { resource } = useInbox();
  if (resource.state !== 'ready' || resource.value.items.length === 0) return null;
  const { items } = resource.value;
  const refused = items.filter(({ state }) => state === 'refused').length;
  const waiting = items.filter(({ state }) => state === 'waiting').length;
  return (
    <section class="inbox-card" aria-labelledby="inbox-card">
      <h2 id="inbox-card">{t().home.inbox}</h2>
      <p class="soft">
        {t().home.inboxWaiting(waiting)}
        {refused > 0 && `, ${t().home.inboxRefused(refused)}`}
      </p>
      <a class="button" href="/inbox">
        {t().home.openInbox}
      </a>
    </section>
  );
}
