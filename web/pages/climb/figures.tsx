import type { ClimbLine } from '../../api/climbs.ts';
import { quantityText } from '../../charts/moment.ts';
import { Figure } from '../../components/figure.tsx';
import { Quantity, Unknown } from '../../components/quantity.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { climbWords } from '../../i18n/climbs.ts';

/** Metres over which the steepest piece is told: the first that the line is good for. */
const STEEP = [500, 1000];

/** The numbers of a line as it was measured, those that others publish below them. */
export function Figures({ line }: { line: ClimbLine }) {
  const { list, rules } = climbWords();
  const words = climbPageWords();
  const { published, difficulty } = line;
  const rule = (title: string, ...paragraphs: string[]) => ({ title, paragraphs });
  const steepest = STEEP.flatMap(
    (window) => line.steepest.find((each) => each.window === window) ?? [],
  )[0];
  const over = quantityText(steepest?.window ?? STEEP[0], 'm', 0);
  return (
    <dl class="figures climb-figures">
      <Figure
        label={list.length}
        rule={rule(list.length, rules.length)}
        aside={publishedAs(published?.length ?? null, 'km')}
      >
        <Quantity value={line.length} unit="km" />
      </Figure>
      <Figure
        label={list.gain}
        rule={rule(list.gain, rules.gain)}
        aside={publishedAs(published?.gain ?? null, 'm')}
      >
        <Quantity value={line.gain} unit="m" />
      </Figure>
      <Figure label={list.gradient} rule={rule(list.gradient, rules.gradient)}>
        <Quantity value={(100 * line.gain) / line.length} unit="%" digits={1} />
      </Figure>
      <Figure
        label={words.steepestOver(over)}
        rule={rule(words.steepestOver(over), rules.steepest(over))}
        aside={steepest && words.from(quantityText(steepest.along, 'km', 1))}
      >
        {steepest ? (
          <Quantity value={100 * steepest.slope} unit="%" digits={1} />
        ) : (
          <Unknown reason={list.noAltitude} />
        )}
      </Figure>
      <Figure label={list.summit} aside={words.foot(quantityText(line.base, 'm', 0))}>
        <Quantity value={line.summit} unit="m" />
      </Figure>
      <Figure
        label={list.category}
        rule={rule(list.category, rules.category, rules.categoryTable)}
        aside={
          difficulty.score === null ? undefined : `${quantityText(difficulty.score, 'points', 0)}`
        }
      >
        {difficulty.category?.toUpperCase() ?? list.noCategory}
      </Figure>
    </dl>
  );
}

function publishedAs(value: number | null, unit: 'km' | 'm'): string | undefined {
  return value === null ? undefined : climbPageWords().publishedAs(quantityText(value, unit, 0));
}
