import type { Rider } from '../../api.ts';
import { CloseIcon, WarningIcon } from '../../components/icons.tsx';
import { t } from '../../i18n/index.ts';
import { dismiss, refused } from '../../uploads.ts';
import { UploadOutcome } from './arrivals.tsx';

/** What somebody should look at: refused files, and a threshold that is missing. */
export function Attention({ riders }: { riders: Rider[] }) {
  const files = refused.value;
  const incomplete = riders.some(({ self, threshold }) => self && threshold === null);
  if (files.length === 0 && !incomplete) return null;
  return (
    <section aria-labelledby="attention">
      <div class="section-head">
        <h2 id="attention">{t().home.attention}</h2>
      </div>
      <ul class="lines">
        {files.map((upload) => (
          <li key={upload.id} class="arrival">
            <span class="arrival-mark warning">
              <WarningIcon />
            </span>
            <span class="arrival-name">{upload.filename}</span>
            <span class="arrival-outcome">
              <UploadOutcome upload={upload} />
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={t().upload.dismiss(upload.filename)}
              onClick={() => dismiss(upload.id)}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
        {incomplete && (
          <li class="arrival">
            <span class="arrival-mark warning">
              <WarningIcon />
            </span>
            <span class="arrival-outcome">
              {t().home.noThreshold} <a href="/account">{t().home.completeProfile}</a>
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}
