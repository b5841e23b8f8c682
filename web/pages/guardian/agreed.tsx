import { type AskedOfGuardian, consents, type GuardianAnswer } from '../../api/consents.ts';
import { CheckIcon } from '../../components/icons.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { shortDate } from '../../format/date.ts';
import { consentWords } from '../../i18n/consents.ts';
import { language } from '../../i18n/language.ts';
import { useAction } from '../../resource.ts';
import { Point, titleOfPoint } from './point.tsx';

interface AgreedProps {
  token: string;
  agreed: AskedOfGuardian[];
  onAnswer: (answer: GuardianAnswer) => void;
}

/** What was agreed to, each point to be taken back with one click. */
export function Agreed({ token, agreed, onAnswer }: AgreedProps) {
  const { busy, failed, run } = useAction();
  const words = consentWords().guardian;
  const takeBack = (id: string) =>
    run(async () => onAnswer(await consents.takeBack({ token, consents: [id] })));
  return (
    <section class="stack" aria-labelledby="agreed">
      <h2 id="agreed">{words.agreedTitle}</h2>
      <ul class="points">
        {agreed.map((point) => (
          <li key={point.id}>
            <h3>{titleOfPoint(point)}</h3>
            <Point point={point} />
            <p class="state good">
              <CheckIcon />
              {words.agreed(shortDate(point.guardianAt ?? '', language.value))}
            </p>
            <button
              type="button"
              class="button"
              disabled={busy}
              aria-label={consentWords().about(words.withdraw, titleOfPoint(point))}
              onClick={() => void takeBack(point.id)}
            >
              {words.withdraw}
            </button>
          </li>
        ))}
      </ul>
      {failed && <ErrorMessage code={failed} />}
    </section>
  );
}
