import { gearVerdict } from '../../../src/core/climbs/gearing.ts';
import { quantityText } from '../../charts/moment.ts';
import { Figure } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { plannerWords } from '../../i18n/planner.ts';
import type { Shown } from './shown.ts';

/** The steepest half kilometre, and whether the lowest gear is low enough for it. */
export function Crux({ planned }: Shown) {
  const { gear: words, rules } = plannerWords();
  const { crux, gear } = planned;
  return (
    <section class="planner-crux" aria-labelledby="planner-crux">
      <h2 id="planner-crux">{words.title}</h2>
      {crux === null ? (
        <p class="soft">{words.unknown}</p>
      ) : (
        <>
          <dl class="figures">
            <Figure label={words.slope} aside={words.from(quantityText(crux.along, 'km', 1))}>
              <Quantity value={100 * crux.slope} unit="%" digits={1} />
            </Figure>
            <Figure label={words.speed}>
              <Quantity value={crux.speed} unit="m/s" />
            </Figure>
            <Figure
              label={words.cadence}
              rule={{ title: words.cadence, paragraphs: [...rules.gear] }}
              aside={words.gear(gear.front, gear.rear)}
            >
              <Quantity value={crux.cadence} unit="rpm" />
            </Figure>
          </dl>
          <p>{words.verdicts[gearVerdict(crux.cadence)]}</p>
        </>
      )}
    </section>
  );
}
