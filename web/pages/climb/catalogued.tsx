import type { ClimbBook } from '../../api.ts';
import { Figure } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { climbWords } from '../../i18n/climbs.ts';
import { inLanguage } from '../../i18n/index.ts';
import { gradientOf } from '../climbs/entries.ts';

/** A way up without a line: what others publish, and how it becomes one that is timed. */
export function Catalogued({ told }: { told: ClimbBook['catalogue'][number] }) {
  const words = climbPageWords();
  const { list } = climbWords();
  const { published } = told;
  const reason = list.notPublished;
  return (
    <>
      <dl class="figures climb-figures">
        <Figure label={list.length}>
          <Quantity value={published.length} unit="km" reason={reason} />
        </Figure>
        <Figure label={list.gain}>
          <Quantity value={published.gain} unit="m" reason={reason} />
        </Figure>
        <Figure label={list.gradient}>
          <Quantity value={gradientOf(published)} unit="%" digits={1} reason={reason} />
        </Figure>
        {published.ascent !== null && (
          <Figure label={words.sources.ascent}>
            <Quantity value={published.ascent} unit="m" />
          </Figure>
        )}
      </dl>
      <p class="small soft measure">
        {words.publishedBy(inLanguage(published.source))}{' '}
        {published.certainty && words.sources.certainty[published.certainty]}
      </p>
      {told.advice && <p class="climb-advice measure">{inLanguage(told.advice)}</p>}
      <div class="climb-no-profile measure">
        <p>
          <strong>{words.noLineTitle}</strong> {words.noLineText}
        </p>
        <p>
          {words.addLine}{' '}
          <code>{`cycling-lab territory add-line territories/${told.territory} ${told.climb}/${told.variant} ${words.file}`}</code>
        </p>
      </div>
    </>
  );
}
