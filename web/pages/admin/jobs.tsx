import { useState } from 'preact/hooks';
import { type DeadLetter, type Jobs, serviceApi } from '../../api/service.ts';
import { Figure } from '../../components/figure.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { fileSize } from '../../format/bytes.ts';
import { shortMoment } from '../../format/date.ts';
import { formatNumber } from '../../format/quantity.ts';
import { adminWords } from '../../i18n/admin.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useAction } from '../../resource.ts';

const STATES = ['queued', 'running', 'held', 'dead'] as const;

/** What is under way, and what was given up: a dead letter goes back into the queue at a press. */
export function JobsSection({ jobs, onChanged }: { jobs: Jobs; onChanged: () => void }) {
  const { jobs: words } = adminWords();
  const [said, setSaid] = useState('');
  const { busy, failed, run } = useAction();
  const retry = (job: DeadLetter) =>
    run(async () => {
      await serviceApi.revive(job.id);
      setSaid(words.retried);
      onChanged();
    });
  return (
    <section aria-labelledby="jobs">
      <div class="section-head">
        <h2 id="jobs">{words.title}</h2>
        <p class="soft small" role="status">
          {said}
        </p>
      </div>
      <div class="stack">
        <dl class="figures">
          {STATES.map((state) => (
            <Figure key={state} label={words.states[state]}>
              <span class="quantity">{whole(jobs.counts[state])}</span>
            </Figure>
          ))}
        </dl>
        {failed && <ErrorMessage code={failed} />}
        {jobs.dead.length === 0 ? (
          <p class="soft">{words.noneDead}</p>
        ) : (
          <>
            <p class="soft measure">{words.deadText}</p>
            <Table
              caption={words.dead}
              columns={deadColumns(busy, retry)}
              rows={jobs.dead}
              rowId={({ id }) => id}
            />
          </>
        )}
      </div>
    </section>
  );
}

function whole(value: number): string {
  return formatNumber(value, { language: language.value, digits: 0 });
}

function deadColumns(
  busy: boolean,
  retry: (job: DeadLetter) => Promise<void>,
): Column<DeadLetter>[] {
  const { jobs: words } = adminWords();
  return [
    { id: 'kind', head: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      id: 'reason',
      head: words.reason,
      cell: ({ code }) => <span class="reason">{t().errors[code]}</span>,
    },
    {
      id: 'size',
      head: words.size,
      numeric: true,
      cell: ({ size }) => <span class="nowrap">{fileSize(size, language.value)}</span>,
    },
    {
      id: 'attempts',
      head: words.attempts,
      numeric: true,
      cell: ({ attempts }) => attempts,
    },
    {
      id: 'since',
      head: words.since,
      cell: ({ createdAt }) => <span class="nowrap">{shortMoment(createdAt, language.value)}</span>,
    },
    {
      id: 'retry',
      head: <span class="visually-hidden">{t().rides.actions}</span>,
      numeric: true,
      actions: true,
      cell: (job) => (
        <button
          type="button"
          class="link nowrap"
          disabled={busy}
          aria-label={words.retryLabel(
            words.kinds[job.kind],
            shortMoment(job.createdAt, language.value),
          )}
          onClick={() => void retry(job)}
        >
          {words.retry}
        </button>
      ),
    },
  ];
}
