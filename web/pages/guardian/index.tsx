import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { consents, type GuardianAnswer } from '../../api/consents.ts';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { consentWords } from '../../i18n/consents.ts';
import { entranceWords } from '../../i18n/entrance.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { Agreed } from './agreed.tsx';
import { Asked } from './asked.tsx';
import './guardian.css';

/** What a parent reads who has the link: what the child asks for, point by point, and the answers. */
export default function GuardianPage() {
  const { token = '' } = useLocation().query;
  const { resource, reload } = useResource(`guardian ${token}`, () => consents.asGuardian(token));
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'ready') return <Guardian token={token} first={resource.value} />;
  if (resource.code === 'link-invalid') return <LinkOver />;
  return (
    <EmptyState title={entranceWords().failing.title} level={1}>
      <ErrorMessage code={resource.code} onRetry={reload} />
    </EmptyState>
  );
}

function LinkOver() {
  const words = consentWords().guardian;
  useTitle(words.goneTitle);
  return (
    <EmptyState title={words.goneTitle} level={1}>
      <p>{words.goneText}</p>
    </EmptyState>
  );
}

function Guardian({ token, first }: { token: string; first: GuardianAnswer }) {
  const [answer, setAnswer] = useState(first);
  const words = consentWords().guardian;
  const child = answer.childName;
  const title = answer.confirmed ? words.confirmedTitle(child) : words.title(child);
  useTitle(title);
  const agreed = answer.consents.filter(({ guardianAt }) => guardianAt !== null);
  const asked = answer.consents.filter(({ guardianAt }) => guardianAt === null);
  return (
    <div class="page guardian">
      <div class="stack">
        <h1>{title}</h1>
        <p>{answer.confirmed ? words.confirmedText : words.text(child)}</p>
        {answer.consents.length === 0 && <p>{words.nothing(child)}</p>}
      </div>
      {asked.length > 0 && (
        <Asked
          key={asked.map(({ id }) => id).join()}
          token={token}
          child={child}
          guardianName={answer.guardianName}
          asked={asked}
          onAnswer={setAnswer}
        />
      )}
      {agreed.length > 0 && <Agreed token={token} agreed={agreed} onAnswer={setAnswer} />}
    </div>
  );
}
