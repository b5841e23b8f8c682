import { useState } from 'preact/hooks';
import type { AgeBand } from '../../../../src/core/age.ts';
import { consents, type Question } from '../../../api/consents.ts';
import { CheckIcon } from '../../../components/icons.tsx';
import { ErrorMessage } from '../../../components/states.tsx';
import { shortDate } from '../../../format/date.ts';
import { consentWords } from '../../../i18n/consents.ts';
import { language } from '../../../i18n/language.ts';
import { useAction } from '../../../resource.ts';
import { ScopeForm } from './scope-form.tsx';
import { type Standing, standingOf } from './standing.ts';
import { titleOf } from './title.ts';

interface QuestionRowProps {
  question: Question;
  band: AgeBand;
  textVersion: string;
  onChanged: () => void;
}

/** One thing to agree to: what it means, how it stands, one click to give or to withdraw. */
export function QuestionRow({ question, band, textVersion, onChanged }: QuestionRowProps) {
  const { purpose, subject, consent } = question;
  const [choosing, setChoosing] = useState(false);
  const { busy, failed, run } = useAction();
  const words = consentWords();
  const standing = standingOf(question, band);
  const withdraw = (id: string) =>
    run(async () => {
      await consents.withdraw(id);
      onChanged();
    });
  const give = () =>
    run(async () => {
      await consents.give({ purpose, textVersion });
      onChanged();
    });
  const title = titleOf(question);
  return (
    <article class="question">
      <h3>{title}</h3>
      {purpose === 'coach' && subject && <p class="small soft">{words.via(subject.via)}</p>}
      <p>{words.purposes[purpose].text}</p>
      <StandingLine question={question} standing={standing} band={band} />
      {consent && subject && !choosing && <Opened consent={consent} />}
      {standing === 'off' && <p class="small soft">{words.purposes[purpose].without}</p>}
      {choosing && subject ? (
        <ScopeForm
          question={question}
          textVersion={textVersion}
          onClose={() => setChoosing(false)}
          onSaved={onChanged}
        />
      ) : (
        standing !== 'closed' && (
          <div class="button-row">
            {(standing === 'off' || standing === 'lapsed') && (
              <button
                type="button"
                class="button primary"
                disabled={busy}
                aria-label={words.about(subject ? words.choose : words.give, title)}
                onClick={() => (subject ? setChoosing(true) : void give())}
              >
                {subject ? words.choose : words.give}
              </button>
            )}
            {consent && subject && standing !== 'lapsed' && (
              <button
                type="button"
                class="button"
                aria-label={words.about(words.change, title)}
                onClick={() => setChoosing(true)}
              >
                {words.change}
              </button>
            )}
            {consent && (
              <button
                type="button"
                class="button"
                disabled={busy}
                aria-label={words.about(words.withdraw, title)}
                onClick={() => void withdraw(consent.id)}
              >
                {words.withdraw}
              </button>
            )}
          </div>
        )
      )}
      {failed && <ErrorMessage code={failed} />}
    </article>
  );
}

interface StandingLineProps {
  question: Question;
  standing: Standing;
  band: AgeBand;
}

function StandingLine({ question: { consent }, standing, band }: StandingLineProps) {
  const words = consentWords();
  const given = consent ? shortDate(consent.givenAt, language.value) : '';
  if (standing === 'closed') {
    return (
      <p class="soft">
        {band === 'unknown'
          ? words.state.closedUnknown
          : `${words.state.closed}. ${words.closedWhy}`}
      </p>
    );
  }
  if (standing === 'off') return <p class="state soft">{words.state.off}</p>;
  return (
    <p class={standing === 'on' ? 'state good' : 'state warning'}>
      {standing === 'on' && <CheckIcon />}
      {words.state[standing](given)}
      {consent?.guardianAt && standing === 'on' && (
        <span class="soft">
          {words.guardianAgreed(shortDate(consent.guardianAt, language.value))}
        </span>
      )}
    </p>
  );
}

/** The field groups that are open now, in words. */
function Opened({ consent }: { consent: NonNullable<Question['consent']> }) {
  const words = consentWords();
  const opened = consent.fields.map((field) => words.fields[field].name);
  return (
    <p class="small">
      {words.sees} {opened.join(', ').toLowerCase()}
      {consent.mayUpload && `. ${words.mayUpload}`}.
    </p>
  );
}
