import { inboxWords } from '../../i18n/inbox.ts';
import type { Recipient } from './assignable.ts';

interface RiderSelectProps {
  /** For screen readers: its place says it to others. */
  label: string;
  /** Empty: nobody yet. */
  value: string;
  recipients: readonly Recipient[];
  onValue: (riderId: string) => void;
}

export function RiderSelect({ label, value, recipients, onValue }: RiderSelectProps) {
  return (
    <select
      class="rider-select"
      aria-label={label}
      value={value}
      onChange={(change) => onValue(change.currentTarget.value)}
    >
      <option value="">{inboxWords().nobody}</option>
      {recipients.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
