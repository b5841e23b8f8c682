import { type InboxItem, inboxApi } from '../../api/inbox.ts';
import { DeleteIcon, WarningIcon } from '../../components/icons.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { inboxWords } from '../../i18n/inbox.ts';
import { t } from '../../i18n/index.ts';
import { useAction } from '../../resource.ts';
import { daysLeft } from './assignable.ts';

/** Files that cannot be read, and why. */
export function Refused({ items, onChanged }: { items: InboxItem[]; onChanged: () => void }) {
  const words = inboxWords();
  const { busy, failed, run } = useAction();
  const remove = (id: string) =>
    run(async () => {
      await inboxApi.remove(id);
      onChanged();
    });
  return (
    <section aria-labelledby="refused">
      <div class="section-head">
        <h2 id="refused">{words.refused}</h2>
      </div>
      {failed && <ErrorMessage code={failed} />}
      <ul class="lines">
        {items.map(({ id, filename, error, expiresAt }) => (
          <li key={id} class="inbox-item">
            <span class="warning inbox-mark">
              <WarningIcon />
            </span>
            <div class="inbox-facts">
              <p>
                <strong class="inbox-name">{filename}</strong>{' '}
                <span class="soft small nowrap">
                  {words.daysLeft(daysLeft(expiresAt, Date.now()))}
                </span>
              </p>
              {error && <p class="small">{t().errors[error.code]}</p>}
            </div>
            <button
              type="button"
              class="icon-button"
              aria-label={words.delete(filename)}
              disabled={busy}
              onClick={() => void remove(id)}
            >
              <DeleteIcon />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
