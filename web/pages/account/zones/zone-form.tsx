import { RADIUS } from '../../../../src/core/privacy-zones.ts';
import { zones } from '../../../api/zones.ts';
import { TextField } from '../../../components/fields.tsx';
import { Form } from '../../../components/form.tsx';
import { RangeField } from '../../../components/range-field.tsx';
import { shortDate } from '../../../format/date.ts';
import { formatNumber, THIN_SPACE } from '../../../format/quantity.ts';
import { accountWords } from '../../../i18n/account.ts';
import { t } from '../../../i18n/index.ts';
import { language } from '../../../i18n/language.ts';
import { degreesOf, degreesText } from './degrees.ts';
import type { RecentTrack } from './recent-tracks.ts';

/** A zone as it is being typed; `id` null is a new one. */
export interface Draft {
  id: string | null;
  name: string;
  latitude: string;
  longitude: string;
  /** Metres. */
  radius: number;
}

export const NEW_ZONE: Draft = { id: null, name: '', latitude: '', longitude: '', radius: 1000 };

/** Of a zone, or of a draft whose place was just chosen. */
export function draftOf(zone: {
  id: string | null;
  name: string;
  latitude: number;
  longitude: number;
  radius: number;
}): Draft {
  return {
    id: zone.id,
    name: zone.name,
    radius: zone.radius,
    latitude: degreesText(zone.latitude),
    longitude: degreesText(zone.longitude),
  };
}

const MOST = { latitude: 85, longitude: 180 };

interface ZoneFormProps {
  draft: Draft;
  tracks: readonly RecentTrack[];
  onChange: (draft: Draft) => void;
  onClose: () => void;
  onSaved: () => void;
}

/** Everything about a zone by typing alone; the map beside it only saves some of the typing. */
export function ZoneForm({ draft, tracks, onChange, onClose, onSaved }: ZoneFormProps) {
  const words = accountWords().zones;
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const save = async () => {
    const { id, name, radius } = draft;
    const latitude = degreesOf(draft.latitude, MOST.latitude) ?? Number.NaN;
    const longitude = degreesOf(draft.longitude, MOST.longitude) ?? Number.NaN;
    const facts = { name, radius, latitude, longitude };
    if (id === null) await zones.add(facts);
    else await zones.edit(id, facts);
    onSaved();
  };
  return (
    <section class="stack" aria-labelledby="zone-form">
      <div class="section-head">
        <h2 id="zone-form">{draft.id === null ? words.addTitle : words.editTitle(draft.name)}</h2>
        <button type="button" class="link" onClick={onClose}>
          {t().app.cancel}
        </button>
      </div>
      <p class="small soft">{words.pick}</p>
      <Starts tracks={tracks} onStart={change} />
      <Form onSubmit={save}>
        <TextField
          label={words.name}
          placeholder={words.namePlaceholder}
          required
          maxLength={100}
          value={draft.name}
          onValue={(name) => change({ name })}
        />
        <div class="two-columns">
          <Degrees part="latitude" draft={draft} onChange={change} />
          <Degrees part="longitude" draft={draft} onChange={change} />
        </div>
        <RangeField
          label={words.radius}
          min={RADIUS.least}
          max={RADIUS.most}
          step={100}
          value={draft.radius}
          shown={kilometres(draft.radius)}
          onValue={(radius) => change({ radius })}
        />
      </Form>
    </section>
  );
}

interface DegreesProps {
  part: 'latitude' | 'longitude';
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

function Degrees({ part, draft, onChange }: DegreesProps) {
  const words = accountWords().zones;
  const text = draft[part];
  return (
    <TextField
      label={words[part]}
      unit="°"
      required
      invalid={text !== '' && degreesOf(text, MOST[part]) === null ? words.degrees : undefined}
      value={text}
      onValue={(typed) => onChange({ [part]: typed })}
    />
  );
}

interface StartsProps {
  tracks: readonly RecentTrack[];
  onStart: (place: Pick<Draft, 'latitude' | 'longitude'>) => void;
}

/** Most homes are where rides begin: no map needed. */
function Starts({ tracks, onStart }: StartsProps) {
  const words = accountWords().zones;
  if (tracks.length === 0) return null;
  return (
    <div class="starts">
      <p class="small soft">{words.starts}</p>
      <ul>
        {tracks.map(({ id, title, start, line: [[longitude, latitude] = [0, 0]] }) => (
          <li key={id}>
            <button
              type="button"
              class="link"
              onClick={() =>
                onStart({ latitude: degreesText(latitude), longitude: degreesText(longitude) })
              }
            >
              {title}, {shortDate(start, language.value)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `1,2 km`. */
export function kilometres(metres: number): string {
  const number = formatNumber(metres / 1000, { language: language.value, digits: 1 });
  return `${number}${THIN_SPACE}km`;
}
