import { useState } from 'preact/hooks';
import { isMotorless } from '../../../src/core/climbs/assumptions.ts';
import { ASSIST, type Assist } from '../../../src/core/climbs/motor.ts';
import { CheckField } from '../../components/check-field.tsx';
import { SelectField } from '../../components/fields.tsx';
import { t } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { clockOf, hoursIn } from './clock.ts';
import type { Known } from './known.ts';
import { NumberField } from './number-field.tsx';
import { gearOf, usualMass } from './plan-of.ts';
import { RiderFields } from './rider-fields.tsx';
import { BIKES, BOUNDS, type Body, type Settings, settingsOf } from './settings.ts';

/** What counts while a field is empty. */
const USUAL = settingsOf({});

interface FormProps {
  settings: Settings;
  body: Known;
  onChange: (changed: Partial<Settings>) => void;
  onBody: (changed: Partial<Body>) => void;
}

/** Rider, bike and day; the plan follows as they are typed. */
export function Form({ settings, body, onChange, onBody }: FormProps) {
  const words = plannerWords().form;
  return (
    <form
      class="planner-form"
      aria-label={words.title}
      onSubmit={(submit) => submit.preventDefault()}
    >
      <fieldset>
        <legend>{words.rider}</legend>
        <RiderFields body={body} onBody={onBody} />
      </fieldset>
      <fieldset>
        <legend>{words.bike}</legend>
        <BikeFields settings={settings} onChange={onChange} />
      </fieldset>
      <fieldset>
        <legend>{words.day}</legend>
        <DayFields settings={settings} onChange={onChange} />
        <CheckField
          label={words.acclimatised}
          hint={words.acclimatisedHint}
          checked={body.acclimatised}
          onChecked={(acclimatised) => onBody({ acclimatised })}
        />
      </fieldset>
    </form>
  );
}

type Part = Pick<FormProps, 'settings' | 'onChange'>;

function BikeFields({ settings, onChange }: Part) {
  const words = plannerWords().form;
  const gear = gearOf({ ...settings, front: Number.NaN, rear: Number.NaN });
  return (
    <>
      <SelectField
        label={words.bikeClass}
        value={settings.bikeClass}
        onValue={(bikeClass) =>
          onChange({
            bikeClass: BIKES.find((bike) => bike === bikeClass) ?? 'road',
            ...{ bikeMass: Number.NaN, front: Number.NaN, rear: Number.NaN },
          })
        }
        options={BIKES.map((bike) => ({ value: bike, label: t().bike[bike] }))}
      />
      <NumberField
        label={words.bikeMass}
        hint={words.bikeMassHint}
        unit="kg"
        value={settings.bikeMass}
        usual={usualMass(settings)}
        bounds={BOUNDS.bikeMass}
        onValue={(bikeMass) => onChange({ bikeMass })}
      />
      <div class="planner-pair">
        <NumberField
          label={words.front}
          value={settings.front}
          usual={gear.front}
          bounds={BOUNDS.front}
          onValue={(front) => onChange({ front })}
        />
        <NumberField
          label={words.rear}
          value={settings.rear}
          usual={gear.rear}
          bounds={BOUNDS.rear}
          onValue={(rear) => onChange({ rear })}
        />
      </div>
      {!isMotorless(settings.bikeClass) && (
        <div class="planner-pair">
          <SelectField
            label={words.assist}
            value={settings.assist}
            onValue={(assist) => onChange({ assist: assist as Assist })}
            options={(Object.keys(ASSIST) as Assist[]).map((value) => ({
              value,
              label: words.assists[value],
            }))}
          />
          <NumberField
            label={words.battery}
            unit="Wh"
            value={settings.battery}
            usual={USUAL.battery}
            bounds={BOUNDS.battery}
            onValue={(battery) => onChange({ battery })}
          />
        </div>
      )}
    </>
  );
}

function DayFields({ settings, onChange }: Part) {
  const words = plannerWords().form;
  return (
    <>
      <div class="planner-pair">
        <NumberField
          label={words.temperature}
          unit="°C"
          value={settings.temperature}
          usual={USUAL.temperature}
          bounds={BOUNDS.temperature}
          onValue={(temperature) => onChange({ temperature })}
        />
        <StartField start={settings.start} onStart={(start) => onChange({ start })} />
      </div>
      <NumberField
        label={words.wind}
        hint={words.windHint}
        unit="km/h"
        value={settings.wind}
        usual={USUAL.wind}
        bounds={BOUNDS.wind}
        onValue={(wind) => onChange({ wind })}
      />
    </>
  );
}

function StartField({ start, onStart }: { start: number; onStart: (start: number) => void }) {
  const [text, setText] = useState(clockOf(start * 3600));
  return (
    <div class="field">
      <label for="planner-start">{plannerWords().form.start}</label>
      <input
        id="planner-start"
        type="time"
        value={text}
        onInput={({ currentTarget }) => {
          // while it is emptied or half typed it stays so, and the usual hour counts
          setText(currentTarget.value);
          onStart(hoursIn(currentTarget.value));
        }}
      />
    </div>
  );
}
