import { useState } from 'preact/hooks';
import { account, type Scope } from '../../../api/account.ts';
import { CheckField, Checks } from '../../../components/check-field.tsx';
import { SelectField, TextField } from '../../../components/fields.tsx';
import { FormDialog } from '../../../components/form.tsx';
import { accountWords } from '../../../i18n/account.ts';

const SCOPES: readonly Scope[] = ['read', 'upload', 'edit'];
const DAYS = [30, 90, 365];

interface MakeTokenProps {
  onClose: () => void;
  onMade: (token: string) => void;
}

export function MakeToken({ onClose, onMade }: MakeTokenProps) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState(90);
  const words = accountWords().security;
  const make = async () => {
    const { token } = await account.makeToken({ name, scopes: [...scopes], days });
    onMade(token);
  };
  return (
    <FormDialog title={words.makeToken} submit={words.makeToken} onSubmit={make} onClose={onClose}>
      <TextField
        label={words.tokenName}
        hint={words.tokenNameHint}
        required
        maxLength={100}
        value={name}
        onValue={setName}
      />
      <Checks legend={words.scopes}>
        {SCOPES.map((scope) => (
          <CheckField
            key={scope}
            label={words.scope[scope]}
            checked={scopes.includes(scope)}
            required={scopes.length === 0}
            onChecked={(checked) =>
              setScopes(SCOPES.filter((each) => (each === scope ? checked : scopes.includes(each))))
            }
          />
        ))}
      </Checks>
      <SelectField
        label={words.days}
        value={String(days)}
        onValue={(chosen) => setDays(Number(chosen))}
        options={DAYS.map((each) => ({ value: String(each), label: words.daysOf(each) }))}
      />
    </FormDialog>
  );
}
