import { quantityText } from '../../charts/moment.ts';
import { SelectField } from '../../components/fields.tsx';
import { plannerWords } from '../../i18n/planner.ts';
import type { Known } from './known.ts';
import { TypedNumber } from './number-field.tsx';
import { type Body, LEVELS, type Level, RATIO, WATTS, WEIGHT } from './settings.ts';

interface RiderFieldsProps {
  body: Known;
  onBody: (changed: Partial<Body>) => void;
}

/** Weight and strength: in W, in W/kg, or by a level. */
export function RiderFields({ body, onBody }: RiderFieldsProps) {
  const words = plannerWords().form;
  return (
    <>
      <TypedNumber
        label={words.weight}
        unit="kg"
        text={body.weight}
        bounds={WEIGHT}
        onText={(weight) => onBody({ weight })}
      />
      <SelectField
        label={words.strength}
        value={body.known}
        onValue={(known) => onBody({ known: known as Body['known'] })}
        options={(['watts', 'ratio', 'level'] as const).map((value) => ({
          value,
          label: words.strengths[value],
        }))}
      />
      {body.known === 'watts' && (
        <TypedNumber
          label={words.threshold}
          hint={words.thresholdHint}
          unit="W"
          text={body.watts}
          bounds={WATTS}
          onText={(watts) => onBody({ watts })}
        />
      )}
      {body.known === 'ratio' && (
        <TypedNumber
          label={words.threshold}
          hint={words.thresholdHint}
          unit="W/kg"
          text={body.ratio}
          bounds={RATIO}
          onText={(ratio) => onBody({ ratio })}
        />
      )}
      {body.known === 'level' && (
        <SelectField
          label={words.level}
          hint={words.levelHint(quantityText(LEVELS[body.level], 'W/kg', 1))}
          value={body.level}
          onValue={(level) => onBody({ level: level as Level })}
          options={(Object.keys(LEVELS) as Level[]).map((value) => ({
            value,
            label: words.levels[value],
          }))}
        />
      )}
      {body.fromProfile && <p class="small soft">{words.fromProfile}</p>}
      {body.asked && body.weight === '' && (
        <p class="small soft">
          <a href="/account">{words.toProfile}</a>
        </p>
      )}
    </>
  );
}
