import { climbs } from '../../api/climbs.ts';
import { shortDate } from '../../format/date.ts';
import { clock } from '../../format/duration.ts';
import { effortWords } from '../../i18n/effort.ts';
import { language } from '../../i18n/language.ts';
import { useResource } from '../../resource.ts';
import { person } from '../../session.ts';

/** As many as the service compares. */
export const MOST = 8;

interface AddEffortProps {
  climb: string;
  variant: string;
  /** As RIDE:NUMBER. */
  shown: readonly string[];
  onAdd: (key: string) => void;
}

/** One more of one's own efforts on the line. */
export function AddEffort({ climb, variant, shown, onAdd }: AddEffortProps) {
  const words = effortWords().comparison;
  const hasRider = person.value?.riderId != null;
  const { resource } = useResource(`history ${climb}/${variant} ${hasRider}`, async (signal) =>
    hasRider ? (await climbs.history({ climb, variant }, signal)).efforts : [],
  );
  if (resource.state !== 'ready') return null;
  const others = resource.value.filter(({ ride, number }) => !shown.includes(`${ride}:${number}`));
  if (shown.length >= MOST) return <p class="soft small">{words.most(MOST)}</p>;
  if (others.length === 0) return <p class="soft small">{words.addNone}</p>;
  return (
    <label class="add-effort">
      <span>{words.add}</span>
      <select
        value=""
        onChange={(change) => {
          const { value } = change.currentTarget;
          change.currentTarget.value = '';
          if (value !== '') onAdd(value);
        }}
      >
        <option value="">{words.addOwn}</option>
        {others.map(({ ride, number, elapsed, beganAt }) => (
          <option key={`${ride}:${number}`} value={`${ride}:${number}`}>
            {shortDate(beganAt, language.value)} · {clock(elapsed)}
          </option>
        ))}
      </select>
    </label>
  );
}
