import { useState } from 'preact/hooks';
import { account } from '../../../api/account.ts';
import { TextField } from '../../../components/fields.tsx';
import { Form } from '../../../components/form.tsx';
import { CopyField } from '../../../components/one-time-link.tsx';
import { ErrorMessage, Loading } from '../../../components/states.tsx';
import { accountWords } from '../../../i18n/account.ts';
import { lazyPage } from '../../../lazy-page.tsx';
import { useResource } from '../../../resource.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

const QrCode = lazyPage(() => import('./qr-code.tsx'));

/** A new key to scan or type, a code as proof that the app has it, then the recovery codes. */
export function TwoFactorSetUp({ onDone }: { onDone: () => void }) {
  const [recoveryCodes, setRecoveryCodes] = useState<string[] | null>(null);
  const { resource, reload } = useResource('two-factor', account.beginTwoFactor);
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onKept={onDone} />;
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  return <ConfirmKey {...resource.value} onConfirmed={setRecoveryCodes} />;
}

interface ConfirmKeyProps {
  /** Base32. */
  secret: string;
  /** `otpauth:…`, what the picture says. */
  uri: string;
  onConfirmed: (recoveryCodes: string[]) => void;
}

function ConfirmKey({ secret, uri, onConfirmed }: ConfirmKeyProps) {
  const [code, setCode] = useState('');
  const words = accountWords().security;
  const confirm = async () => {
    const { recoveryCodes } = await account.confirmTwoFactor(code);
    onConfirmed(recoveryCodes);
  };
  return (
    <div class="two-factor">
      <QrCode text={uri} />
      <div class="stack">
        <p>{words.scan}</p>
        <CopyField label={words.key} value={(secret.match(/.{1,4}/g) ?? []).join(' ')} />
        <Form submit={words.confirm} onSubmit={confirm}>
          <TextField
            label={words.code}
            hint={words.codeHint}
            autocomplete="one-time-code"
            required
            maxLength={12}
            value={code}
            onValue={setCode}
          />
        </Form>
      </div>
    </div>
  );
}
