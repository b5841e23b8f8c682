import { useLocation } from 'preact-iso';
import { climbs } from '../../api/climbs.ts';
import { useClimbBook } from '../../climbs.ts';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { plannerWords } from '../../i18n/planner.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { useBody } from './body.ts';
import { ClimbChoice } from './climb-choice.tsx';
import { Form } from './form.tsx';
import './planner.css';
import './print.css';
import { Results } from './results.tsx';
import { addressOf, type Settings, settingsOf } from './settings.ts';

/** A climb not yet ridden: its time, powers, food and drink, computed where it is read. */
export default function PlannerPage() {
  const { query, route } = useLocation();
  const settings = settingsOf(query);
  const words = plannerWords();
  useTitle(words.title);
  const change = (changed: Partial<Settings>) =>
    route(addressOf({ ...settings, ...changed }), true);
  return (
    <article class="page planner-page">
      <header>
        <h1>{words.title}</h1>
        <p class="soft measure planner-lead">{words.lead}</p>
      </header>
      <Choice settings={settings} onChange={change} />
    </article>
  );
}

/** One of the climbs, and its plan once it is chosen. */
function Choice({ settings, onChange }: PlannerProps) {
  const { resource, reload } = useClimbBook();
  const words = plannerWords().climb;
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const isChosen = settings.climb !== '' && settings.variant !== '';
  return (
    <>
      <ClimbChoice all={resource.value} settings={settings} onChange={onChange} />
      {isChosen ? (
        <Planner
          key={`${settings.climb}/${settings.variant}`}
          settings={settings}
          onChange={onChange}
        />
      ) : (
        <EmptyState title={words.chooseTitle}>
          <p class="soft">{words.chooseText}</p>
        </EmptyState>
      )}
    </>
  );
}

interface PlannerProps {
  settings: Settings;
  onChange: (changed: Partial<Settings>) => void;
}

function Planner({ settings, onChange }: PlannerProps) {
  const { climb, variant } = settings;
  const words = plannerWords();
  const [body, setBody] = useBody();
  const { resource, reload } = useResource(`climb ${climb}/${variant}`, (signal) =>
    climbs.line({ climb, variant }, signal),
  );
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed' && resource.code === 'not-found') {
    return (
      <EmptyState title={words.climb.unknownTitle}>
        <p class="soft">{words.climb.unknownText}</p>
      </EmptyState>
    );
  }
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const line = resource.value;
  return (
    <div class="planner">
      <Form {...{ settings, body, line }} onChange={onChange} onBody={setBody} />
      <Results {...{ line, settings, body }} onChange={onChange} />
    </div>
  );
}
