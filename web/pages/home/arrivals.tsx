import type { Upload } from '../../api.ts';
import { CheckIcon, WarningIcon } from '../../components/icons.tsx';
import { Progress } from '../../components/progress.tsx';
import { fileSize } from '../../format/bytes.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { type Arrival, arrivals, isOver, refusedWithin, ridesOf } from '../../uploads.ts';

/** Every file given to this page: how far it is, and what became of it. */
export function Arrivals() {
  const files = arrivals.value;
  if (files.length === 0) return null;
  const finished = files.filter(isFinished).length;
  return (
    <section aria-labelledby="arrivals">
      <div class="section-head">
        <h2 id="arrivals">{t().home.progress}</h2>
        <p class="soft" role="status">
          {t().upload.summary(finished, files.length)}
        </p>
      </div>
      <ul class="lines">
        {files.map((file) => (
          <ArrivalLine key={file.key} file={file} />
        ))}
      </ul>
    </section>
  );
}

function isFinished({ upload, inInbox, failed }: Arrival): boolean {
  return failed !== null || inInbox || (upload !== null && isOver(upload));
}

function ArrivalLine({ file }: { file: Arrival }) {
  const { filename, size, upload, inInbox, failed } = file;
  return (
    <li class="arrival">
      <span class="arrival-mark">{isFinished(file) && <Mark file={file} />}</span>
      <span class="arrival-name">{filename}</span>
      <span class="soft small">{fileSize(size, language.value)}</span>
      <span class="arrival-outcome">
        {failed ? (
          t().errors[failed]
        ) : inInbox ? (
          <a href="/inbox">{t().upload.inInbox}</a>
        ) : upload && isOver(upload) ? (
          <UploadOutcome upload={upload} />
        ) : (
          <UnderWay file={file} />
        )}
      </span>
    </li>
  );
}

/** State never by colour alone: the sign differs too, and the words beside it say it. */
function Mark({ file: { upload, inInbox, failed } }: { file: Arrival }) {
  const good =
    inInbox || (failed === null && (upload?.state === 'done' || upload?.state === 'duplicate'));
  return <span class={good ? 'good' : 'warning'}>{good ? <CheckIcon /> : <WarningIcon />}</span>;
}

function UnderWay({ file: { filename, sent, upload } }: { file: Arrival }) {
  const state = upload ? upload.state : 'sending';
  const entries = upload?.entries;
  const label = entries
    ? t().upload.entries(entries.done + entries.failed + entries.skipped, entries.total)
    : t().upload.state[state];
  const value = upload ? (state === 'running' ? upload.progress : null) : sent;
  return (
    <>
      <span class="soft small">{label}</span>
      <Progress value={value} label={`${filename}: ${label}`} />
    </>
  );
}

/** In words: a link to what came out, or why nothing did. */
export function UploadOutcome({ upload }: { upload: Upload }) {
  const words = t().upload;
  const { state, entries, error } = upload;
  const rideIds = ridesOf(upload);
  if (state === 'failed' && error) return <>{t().errors[error.code]}</>;
  if (state === 'dead') return <>{words.dead}</>;
  return (
    <>
      {state === 'duplicate' && <span class="soft">{words.duplicate} </span>}
      {rideIds.length === 1 && <a href={`/rides/${rideIds[0]}`}>{words.openRide}</a>}
      {rideIds.length > 1 && <a href="/rides">{words.openRides(rideIds.length)}</a>}
      {rideIds.length === 0 && state === 'done' && <span class="soft">{words.noRide}</span>}
      {entries && entries.skipped > 0 && (
        <span class="soft arrival-detail">{words.skipped(entries.skipped)}</span>
      )}
      {entries && entries.failed > 0 && <RefusedEntries archive={upload} />}
    </>
  );
}

function RefusedEntries({ archive }: { archive: Upload }) {
  return (
    <details class="arrival-detail">
      <summary>{t().upload.entriesFailed(archive.entries?.failed ?? 0)}</summary>
      <ul>
        {refusedWithin(archive).map((child) => (
          <li key={child.id}>
            {child.filename}: {child.error ? t().errors[child.error.code] : t().upload.dead}
          </li>
        ))}
      </ul>
    </details>
  );
}
