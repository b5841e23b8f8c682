import { useState } from 'preact/hooks';
import { type DatedValue, type KindFacts, type NewValue, profile } from '../../../api/profile.ts';
import { TextField } from '../../../components/fields.tsx';
import { FormDialog } from '../../../components/form.tsx';
import { accountWords } from '../../../i18n/account.ts';
import { boundsOf, localDay } from './dated-values.ts';

interface EditValueProps {
  kind: KindFacts;
  /** null adds one. */
  value: DatedValue | null;
  onClose: () => void;
  onSaved: () => void;
}

/** W′ is stored in J and spoken of in kJ. */
const PER_SHOWN: Record<string, number> = { J: 1000 };

/** One value and the day it holds from. */
export function EditValue({ kind, value, onClose, onSaved }: EditValueProps) {
  const isZones = kind.kind === 'powerZones' || kind.kind === 'heartRateZones';
  const scale = PER_SHOWN[kind.unit] ?? 1;
  const [validFrom, setValidFrom] = useState(
    value === null ? localDay(new Date()) : (value.validFrom ?? ''),
  );
  const [number, setNumber] = useState(value?.value == null ? '' : String(value.value / scale));
  const [bounds, setBounds] = useState(value?.bounds?.slice(1).join(' ') ?? '');
  const words = accountWords().profile;
  const { name, hint } = words.kinds[kind.kind];

  const save = async () => {
    const day = { validFrom: validFrom || null };
    const what = isZones
      ? { ...day, bounds: boundsOf(bounds) ?? [] }
      : { ...day, value: Number(number) * scale };
    if (value === null) await profile.add({ kind: kind.kind, ...what } as NewValue);
    else await profile.edit(value.id, what);
    onSaved();
  };
  return (
    <FormDialog title={name} onSubmit={save} onClose={onClose}>
      {isZones ? (
        <TextField
          label={words.bounds}
          hint={hint}
          unit="%"
          required
          invalid={bounds !== '' && boundsOf(bounds) === null ? words.boundsRising : undefined}
          value={bounds}
          onValue={setBounds}
        />
      ) : (
        <TextField
          label={words.value}
          hint={hint}
          type="number"
          unit={kind.unit === 'J' ? 'kJ' : kind.unit}
          min={kind.min / scale}
          max={kind.max / scale}
          step="any"
          required
          value={number}
          onValue={setNumber}
        />
      )}
      <TextField
        label={words.validFrom}
        hint={words.validFromHint}
        type="date"
        value={validFrom}
        onValue={setValidFrom}
      />
    </FormDialog>
  );
}
