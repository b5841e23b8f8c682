import { CopyField } from '../../../components/one-time-link.tsx';
import { saveText } from '../../../components/save-text.ts';
import { accountWords } from '../../../i18n/account.ts';

interface RecoveryCodesProps {
  codes: readonly string[];
  onKept: () => void;
}

/** Shown once, to be copied, printed or downloaded before going on. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const words = accountWords().security;
  return (
    <div class="recovery-codes stack" role="status">
      <h3>{words.recoveryTitle}</h3>
      <p>{words.recoveryText}</p>
      <ul class="codes tabular">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyField label={words.recoveryTitle} value={codes.join(' ')} />
      <div class="button-row">
        <button type="button" class="button" onClick={() => print()}>
          {words.print}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => saveText(`${codes.join('\n')}\n`, RECOVERY_FILE)}
        >
          {words.download}
        </button>
        <button type="button" class="button primary" onClick={onKept}>
          {words.kept}
        </button>
      </div>
    </div>
  );
}

const RECOVERY_FILE = { name: 'cycling-lab-recovery-codes.txt', type: 'text/plain' };
