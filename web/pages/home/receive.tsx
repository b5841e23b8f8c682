import { useCallback, useState } from 'preact/hooks';
import type { Rider } from '../../api.ts';
import { DropZone } from '../../components/drop-zone.tsx';
import { SelectField } from '../../components/fields.tsx';
import { t } from '../../i18n/index.ts';
import { person } from '../../session.ts';
import { sendFiles } from '../../uploads.ts';

/** For whom the files are, as it stands in the choice; a rider stands there with their id. */
const NOT_KNOWN_YET = 'inbox';
const LAST = 'last-recipient';

/** The drop zone; with a choice for whom, where there is one: oneself, a rider who agreed, or the inbox. */
export function Receive({ riders }: { riders: Rider[] }) {
  const [chosen, setChosen] = useState(localStorage.getItem(LAST));
  const options = recipientOptions(riders);
  const recipient = (options.find(({ value }) => value === chosen) ?? options[0])?.value;
  const onFiles = useCallback(
    (files: File[]) => {
      if (recipient === undefined) return;
      sendFiles(files, recipient === NOT_KNOWN_YET ? null : recipient);
    },
    [recipient],
  );
  if (recipient === undefined) return null;
  return (
    <DropZone onFiles={onFiles}>
      {options.length > 1 && (
        <SelectField
          label={t().home.forRider}
          value={recipient}
          options={options}
          onValue={(value) => {
            setChosen(value);
            localStorage.setItem(LAST, value);
          }}
        />
      )}
    </DropZone>
  );
}

function recipientOptions(riders: Rider[]): { value: string; label: string }[] {
  const options = riders
    .filter(({ mayUpload }) => mayUpload)
    .map(({ id, name, self }) => ({ value: id, label: self ? t().home.forMyself : name }));
  if (person.value?.role === 'coach') {
    options.push({ value: NOT_KNOWN_YET, label: t().home.forNobodyYet });
  }
  return options;
}
