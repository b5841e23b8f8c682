import { type ConsentsAnswer, consents, type Question } from '../../../api/consents.ts';
import type { Person } from '../../../api.ts';
import { ErrorMessage, Loading } from '../../../components/states.tsx';
import { consentWords } from '../../../i18n/consents.ts';
import { useResource } from '../../../resource.ts';
import { refreshSession } from '../../../session.ts';
import { Area } from './area.tsx';
import { GuardianNeeded } from './guardian-needed.tsx';
import { HistoryOfConsents } from './history.tsx';
import { QuestionRow } from './question.tsx';
import './sharing.css';
import { areasOf, isAskedAgain } from './standing.ts';

/** What may be kept and who may see it, question by question, each for itself. */
export default function Sharing({ person }: { person: Person }) {
  const { resource, reload } = useResource('consents', consents.list);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const changed = () => {
    reload();
    void refreshSession();
  };
  return <Questions answer={resource.value} person={person} onChanged={changed} />;
}

interface QuestionsProps {
  answer: ConsentsAnswer;
  person: Person;
  onChanged: () => void;
}

function Questions({ answer, person, onChanged }: QuestionsProps) {
  const { purposes, band, state, textVersion, history } = answer;
  const words = consentWords();
  const areas = areasOf(purposes);
  const rows = (questions: Question[]) =>
    questions.map((question) => (
      <QuestionRow
        key={`${question.purpose} ${question.subject?.id}`}
        question={question}
        band={band}
        textVersion={textVersion}
        onChanged={onChanged}
      />
    ));
  return (
    <>
      <p>{words.intro}</p>
      {person.birthMonth === null && (
        <p class="banner">
          {words.banner.birthMonth} <a href="/account">{words.banner.birthMonthLink}</a>
        </p>
      )}
      {isAskedAgain(purposes, band) && <p class="banner">{words.again}</p>}
      {state === 'own' && <GuardianNeeded />}
      <Area title={words.areas.own}>{rows(areas.own)}</Area>
      <Area title={words.areas.coach}>
        {areas.coach.length > 0 ? rows(areas.coach) : <p class="soft">{words.noCoach}</p>}
      </Area>
      <Area title={words.areas.group}>
        {areas.group.length > 0 ? rows(areas.group) : <p class="soft">{words.noGroup}</p>}
      </Area>
      <Area title={words.areas.public}>{rows(areas.public)}</Area>
      <Area title={words.history}>
        <HistoryOfConsents entries={history} />
      </Area>
    </>
  );
}
