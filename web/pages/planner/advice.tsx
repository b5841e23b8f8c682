import { isMotorless } from '../../../src/core/climbs/assumptions.ts';
import { INTENSITIES } from '../../../src/core/climbs/plan.ts';
import type { Warning } from '../../../src/core/climbs/plan-warnings.ts';
import { quantityText } from '../../charts/moment.ts';
import { WarningIcon } from '../../components/icons.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { inLanguage } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import type { Shown } from './shown.ts';

/** What somebody should know before they set out; nothing where there is nothing. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const words = plannerWords().warnings;
  if (warnings.length === 0) return null;
  return (
    <section class="planner-warnings" aria-labelledby="planner-warnings">
      <h2 id="planner-warnings">
        <WarningIcon />
        {words.title}
      </h2>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{words.texts[warning]}</li>
        ))}
      </ul>
    </section>
  );
}

/** Of the pack about this climb, for beginners, and for bikes with a motor. */
export function Advice({ line, settings }: Shown) {
  const words = plannerWords().advice;
  const blocks = [
    ...(line.advice ? [{ title: words.ofClimb, texts: [inLanguage(line.advice)] }] : []),
    { title: words.beginner, texts: words.beginnerTexts },
    ...(isMotorless(settings.bikeClass) ? [] : [{ title: words.motor, texts: words.motorTexts }]),
  ];
  return (
    <section class="planner-advice" aria-labelledby="planner-advice">
      <h2 id="planner-advice">{words.title}</h2>
      <div class="planner-columns">
        {blocks.map(({ title, texts }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul class="planner-texts measure">
              {texts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** What nobody measured, in numbers. */
export function Assumptions({ settings, planned }: Shown) {
  const { assumptions: words, form } = plannerWords();
  const { setup } = planned.plan;
  const share = quantityText(100 * INTENSITIES[settings.intensity], '%', 0);
  return (
    <section class="planner-assumptions" aria-labelledby="planner-assumptions">
      <h2 id="planner-assumptions">{words.title}</h2>
      <dl class="planner-facts">
        <dt>{words.mass}</dt>
        <dd>
          <Quantity value={setup.mass} unit="kg" digits={1} />
        </dd>
        <dt>{words.dragArea}</dt>
        <dd>
          <Quantity value={setup.dragArea} unit="m²" digits={2} />
        </dd>
        <dt>{words.rolling}</dt>
        <dd>
          <Quantity value={setup.rolling} unit="ratio" digits={3} />
        </dd>
        <dt>{words.loss}</dt>
        <dd>
          <Quantity value={100 * setup.loss} unit="%" digits={1} />
        </dd>
      </dl>
      <p class="small soft measure">
        {words.share(form.intensities[settings.intensity], share)}. {words.stops}
        {!isMotorless(settings.bikeClass) && ` ${words.motor}`}
      </p>
    </section>
  );
}
