import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { ageBand } from '../../../src/core/age.ts';
import type { ClimbLine } from '../../api/climbs.ts';
import { EmptyState } from '../../components/states.tsx';
import { plannerWords } from '../../i18n/planner.ts';
import { person } from '../../session.ts';
import { Advice, Assumptions, Warnings } from './advice.tsx';
import { Crux } from './crux.tsx';
import { Effects } from './effects.tsx';
import { Fuel } from './fuel.tsx';
import type { Known } from './known.ts';
import { Places } from './places.tsx';
import { type Climber, type Planned, planOf } from './plan-of.ts';
import { Road } from './road-chart.tsx';
import { Sections } from './sections.tsx';
import { type Settings, strengthOf } from './settings.ts';
import { Sheet } from './sheet.tsx';
import { Time } from './time.tsx';

interface ResultsProps {
  line: ClimbLine;
  settings: Settings;
  body: Known;
  onChange: (changed: Partial<Settings>) => void;
}

/** The plan, as soon as there is somebody to ride. */
export function Results({ line, settings, body, onChange }: ResultsProps) {
  const cursor = useSignal<number | null>(null);
  const planned = usePlan(line, settings, climberOf(body));
  const words = plannerWords();
  const isAdult = ageBand(person.value?.birthMonth ?? null, Date.now() / 1000) === 'adult';
  if (planned === null) {
    return (
      <div class="planner-results stack">
        <EmptyState title={words.missing.title}>
          <p class="soft">{words.missing.text}</p>
        </EmptyState>
        <Road line={line} planned={null} cursor={cursor} />
      </div>
    );
  }
  const shown = { line, settings, planned, isAdult };
  return (
    <div class="planner-results">
      <Sheet {...shown} />
      <Time {...shown} onChange={onChange} />
      <Warnings warnings={planned.warnings} />
      <Road line={line} planned={planned} cursor={cursor} />
      <Sections {...shown} cursor={cursor} onChange={onChange} />
      <div class="planner-columns">
        <Fuel {...shown} />
        <Crux {...shown} />
      </div>
      <div class="planner-columns">
        <Effects {...shown} />
        <Assumptions {...shown} />
      </div>
      <Places {...shown} />
      <Advice {...shown} />
    </div>
  );
}

function climberOf(body: Known): Climber | null {
  const { weight, threshold, doubt } = strengthOf(body);
  if (Number.isNaN(weight) || Number.isNaN(threshold)) return null;
  return { weight, threshold, doubt, wPrime: body.wPrime, acclimatised: body.acclimatised };
}

/** Milliseconds without a key pressed after which the plan follows. */
const SETTLED = 120;

/** The plan for what was last typed: the one before stands until it is there. */
function usePlan(line: ClimbLine, settings: Settings, climber: Climber | null): Planned | null {
  const plan = () => climber && planOf(line, settings, climber);
  const [planned, setPlanned] = useState(plan);
  useEffect(() => {
    const timer = setTimeout(() => setPlanned(plan), SETTLED);
    return () => clearTimeout(timer);
  }, [line, JSON.stringify([settings, climber])]);
  return planned;
}
