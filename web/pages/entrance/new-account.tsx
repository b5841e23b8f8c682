import { BirthMonthField } from '../../components/birth-month-field.tsx';
import { SelectField, TextField } from '../../components/fields.tsx';
import { entranceWords } from '../../i18n/entrance.ts';
import {
  chooseLanguage,
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
  language,
} from '../../i18n/language.ts';

export const SHORTEST_PASSWORD = 10;

/** What a new account is made of, as it is typed in; its language is the one of the pages. */
export interface AccountDraft {
  name: string;
  email: string;
  password: string;
  /** `YYYY-MM`; empty as long as it is not complete. */
  birthMonth: string;
}

interface NewAccountFieldsProps {
  draft: AccountDraft;
  onChange: (draft: AccountDraft) => void;
}

/** The fields that every new account asks for. */
export function NewAccountFields({ draft, onChange }: NewAccountFieldsProps) {
  const words = entranceWords().fields;
  const change = (part: Partial<AccountDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <TextField
        label={words.name}
        autocomplete="name"
        required
        maxLength={100}
        value={draft.name}
        onValue={(name) => change({ name })}
      />
      <TextField
        label={words.email}
        type="email"
        autocomplete="username"
        required
        value={draft.email}
        onValue={(email) => change({ email })}
      />
      <TextField
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autocomplete="new-password"
        required
        minLength={SHORTEST_PASSWORD}
        value={draft.password}
        onValue={(password) => change({ password })}
      />
      <BirthMonthField onValue={(birthMonth) => change({ birthMonth })} />
      <SelectField
        label={words.language}
        hint={words.languageHint}
        value={language.value}
        onValue={(chosen) => chooseLanguage(chosen as Language)}
        options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
    </>
  );
}
