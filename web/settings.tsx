import { SettingsIcon } from './components/icons.tsx';
import { t } from './i18n/index.ts';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, language } from './i18n/language.ts';
import { person, signOut } from './session.ts';
import './settings.css';
import { chooseTheme, THEMES, theme } from './theme.ts';

/** Language, theme and signing out, in a small window of its own. */
export function Settings() {
  return (
    <>
      <button type="button" class="header-tool" popovertarget="settings">
        <SettingsIcon />
        {t().app.settings}
      </button>
      <div id="settings" class="settings" popover="auto">
        <Choice
          name="language"
          legend={t().app.language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          chosen={language.value}
          onChoose={chooseLanguage}
        />
        <Choice
          name="theme"
          legend={t().app.theme}
          options={THEMES.map((value) => ({ value, label: t().app.themes[value] }))}
          chosen={theme.value}
          onChoose={chooseTheme}
        />
        {person.value && (
          <div class="settings-person">
            <p class="small soft">{t().app.signedInAs(person.value.name)}</p>
            <button type="button" class="button" onClick={() => void signOut()}>
              {t().app.signOut}
            </button>
          </div>
        )}
        <p class="small">
          <a href="/api">{t().app.api}</a>
        </p>
      </div>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  legend: string;
  options: { value: Value; label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  return (
    <fieldset class="choice">
      <legend>{props.legend}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name={props.name}
            checked={value === props.chosen}
            onChange={() => props.onChoose(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
