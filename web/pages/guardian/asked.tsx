import { useState } from 'preact/hooks';
import { type AskedOfGuardian, consents, type GuardianAnswer } from '../../api/consents.ts';
import { CheckField } from '../../components/check-field.tsx';
import { TextField } from '../../components/fields.tsx';
import { Form } from '../../components/form.tsx';
import { consentWords } from '../../i18n/consents.ts';
import { Point, titleOfPoint } from './point.tsx';

interface AskedProps {
  token: string;
  child: string;
  guardianName: string | null;
  asked: AskedOfGuardian[];
  onAnswer: (answer: GuardianAnswer) => void;
}

/** What waits for an answer: nothing is ticked beforehand, each point stands alone. */
export function Asked({ token, child, guardianName, asked, onAnswer }: AskedProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState(guardianName ?? '');
  const [responsible, setResponsible] = useState(false);
  const words = consentWords().guardian;
  const tick = (id: string, checked: boolean) => {
    const next = new Set(ticked);
    if (checked) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const confirm = async () => {
    onAnswer(await consents.confirm({ token, name, consents: [...ticked] }));
  };
  return (
    <Form submit={words.confirm} onSubmit={confirm}>
      <ul class="points">
        {asked.map((point) => (
          <li key={point.id}>
            <CheckField
              label={titleOfPoint(point)}
              checked={ticked.has(point.id)}
              required={ticked.size === 0}
              onChecked={(checked) => tick(point.id, checked)}
            />
            <Point point={point} />
          </li>
        ))}
      </ul>
      <TextField
        label={words.name}
        hint={words.nameHint}
        autocomplete="name"
        required
        maxLength={100}
        value={name}
        onValue={setName}
      />
      <CheckField
        label={words.parent(child)}
        required
        checked={responsible}
        onChecked={setResponsible}
      />
    </Form>
  );
}
