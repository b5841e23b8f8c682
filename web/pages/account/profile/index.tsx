import { useState } from 'preact/hooks';
import { ageBand } from '../../../../src/core/age.ts';
import { SEXES, type Sex } from '../../../../src/core/sexes.ts';
import { account } from '../../../api/account.ts';
import type { Person } from '../../../api.ts';
import { BirthMonthField } from '../../../components/birth-month-field.tsx';
import { SelectField, TextField } from '../../../components/fields.tsx';
import { Form } from '../../../components/form.tsx';
import { monthOfYear } from '../../../format/date.ts';
import { accountWords } from '../../../i18n/account.ts';
import {
  chooseLanguage,
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
  language,
} from '../../../i18n/language.ts';
import { refreshSession } from '../../../session.ts';
import { Histories } from './histories.tsx';

/** Who one is, and the dated values that rides are read with. */
export function Profile({ person }: { person: Person }) {
  const words = accountWords().profile;
  return (
    <>
      <section aria-labelledby="person">
        <h2 id="person">{words.person}</h2>
        <div class="narrow stack">
          {person.birthMonth === null && <AskBirthMonth />}
          <PersonForm person={person} />
        </div>
      </section>
      <section aria-labelledby="values">
        <h2 id="values">{words.values}</h2>
        <p class="soft">{words.valuesText}</p>
        <Histories />
      </section>
    </>
  );
}

/** Known once, it stays: what a rider may agree to hangs on it. */
function AskBirthMonth() {
  const [birthMonth, setBirthMonth] = useState('');
  const words = accountWords().profile;
  const save = async () => {
    await account.edit({ birthMonth });
    await refreshSession();
  };
  return (
    <div class="banner stack">
      <p>{words.birthMonthAsked}</p>
      <Form onSubmit={save}>
        <BirthMonthField onValue={setBirthMonth} />
        <p class="small soft">{words.birthMonthOnce}</p>
      </Form>
    </div>
  );
}

function PersonForm({ person }: { person: Person }) {
  const [draft, setDraft] = useState({
    name: person.name,
    language: person.language,
    sex: person.sex,
  });
  const [saved, setSaved] = useState(false);
  const words = accountWords().profile;
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    setSaved(false);
  };
  const save = async () => {
    await account.edit(draft);
    chooseLanguage(draft.language);
    await refreshSession();
    setSaved(true);
  };
  return (
    <Form onSubmit={save}>
      <dl class="account-facts">
        <dt>{words.email}</dt>
        <dd>{person.email}</dd>
        {person.birthMonth !== null && (
          <>
            <dt>{words.birthMonth}</dt>
            <dd>{monthOfYear(person.birthMonth, language.value)}</dd>
          </>
        )}
      </dl>
      <TextField
        label={words.name}
        autocomplete="name"
        required
        maxLength={100}
        value={draft.name}
        onValue={(name) => change({ name })}
      />
      <SelectField
        label={words.language}
        value={draft.language}
        onValue={(chosen) => change({ language: chosen as Language })}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
      {ageBand(person.birthMonth, Date.now() / 1000) === 'adult' && (
        <SelectField
          label={words.sex}
          hint={words.sexHint}
          value={draft.sex ?? 'none'}
          onValue={(chosen) => change({ sex: chosen === 'none' ? null : (chosen as Sex) })}
          options={(['none', ...SEXES] as const).map((value) => ({
            value,
            label: words.sexes[value],
          }))}
        />
      )}
      <p class="small good" role="status">
        {saved && accountWords().saved}
      </p>
    </Form>
  );
}
