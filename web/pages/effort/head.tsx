import {
  comparisonPage,
  type EffortDetail,
  type EffortLink,
  effortPage,
} from '../../api/efforts.ts';
import { SharedFields } from '../../components/shared-fields.tsx';
import { longDate, shortDate } from '../../format/date.ts';
import { clock } from '../../format/duration.ts';
import { effortWords } from '../../i18n/effort.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { person } from '../../session.ts';
import { EffortFigures } from './figures.tsx';

/** Which climb, who, when; the numbers; and the ways on. */
export function EffortHead({ effort }: { effort: EffortDetail }) {
  const { ride, names, climb, variant } = effort;
  const words = effortWords().effort;
  return (
    <header class="stack">
      <div class="page-head">
        <div>
          <h1>{inLanguage(names.climb)}</h1>
          <p class="soft">
            {inLanguage(names.variant)} · {longDate(effort.beganAt, language.value)} ·{' '}
            {ride.riderName} · {t().bike[ride.bikeClass]}
            {ride.partial && <span class="tag warning">{words.partial}</span>}
          </p>
        </div>
        <div class="page-actions">
          <a class="button" href={`/climbs/${climb}/${variant}`}>
            {words.climb}
          </a>
          <a class="button" href={`/rides/${ride.id}?climb=${climb}`}>
            {words.ride}
          </a>
          <a class="button" href={comparisonPage(effort, comparedFirst(effort))}>
            {words.compare}
          </a>
        </div>
      </div>
      {ride.riderId !== person.value?.riderId && (
        <div class="what-is-shared">
          <SharedFields shared={ride.shared} label={t().fields.shownBy(ride.riderName)} />
          {ride.startRounded && <span class="small soft">{t().ride.startRounded}</span>}
        </div>
      )}
      <EffortFigures effort={effort} />
      <Neighbours effort={effort} />
    </header>
  );
}

/** This effort and the one that it is most often measured by. */
function comparedFirst(effort: EffortDetail): string[] {
  const { best } = effort.references;
  const keys = [`${effort.ride.id}:${effort.number}`];
  return best.missing === null ? [...keys, `${best.effort.ride}:${best.effort.number}`] : keys;
}

function Neighbours({ effort }: { effort: EffortDetail }) {
  const { previous, next, best } = effort;
  const words = effortWords().effort;
  const isBest = best?.ride === effort.ride.id && best.number === effort.number;
  const links = [
    { label: words.previous, link: previous },
    { label: words.next, link: next },
    { label: words.best, link: isBest ? null : best },
  ].filter((each): each is { label: string; link: EffortLink } => each.link !== null);
  if (links.length === 0) return null;
  return (
    <nav aria-label={words.neighbours}>
      <ul class="neighbours">
        {links.map(({ label, link }) => (
          <li key={label}>
            <a href={effortPage(link.ride, { ...effort, number: link.number })}>{label}</a>{' '}
            <span class="soft small tabular">
              {clock(link.elapsed)} · {shortDate(link.beganAt, language.value)}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
