import type { ClimbBook } from '../../api.ts';
import { quantityText } from '../../charts/moment.ts';
import { type Choice, Combobox } from '../../components/combobox.tsx';
import { inLanguage } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import type { Settings } from './settings.ts';

interface ClimbChoiceProps {
  all: ClimbBook;
  settings: Settings;
  onChange: (changed: Partial<Settings>) => void;
}

/** Every way up of every pack; those without a line are named, and cannot be chosen. */
export function ClimbChoice({ all, settings, onChange }: ClimbChoiceProps) {
  const words = plannerWords().climb;
  return (
    <div class="planner-climb">
      <Combobox
        label={words.label}
        hint={words.hint(all.catalogue.length)}
        value={idOf(settings)}
        choices={choicesOf(all)}
        none={words.none}
        onChoose={(id) => {
          const [climb = '', variant = ''] = id.split('/');
          onChange({ climb, variant });
        }}
      />
    </div>
  );
}

function choicesOf({ climbs, catalogue }: ClimbBook): Choice[] {
  const timed = climbs.map((one) => ({
    value: idOf(one),
    label: nameOf(one),
    aside: `${quantityText(one.length, 'km', 1)} · ${quantityText(one.gain, 'm', 0)}`,
  }));
  const others = catalogue.map((one) => ({
    value: idOf(one),
    label: nameOf(one),
    disabled: plannerWords().climb.noLine,
  }));
  return [...timed, ...others].sort((a, b) => a.label.localeCompare(b.label));
}

function idOf({ climb, variant }: { climb: string; variant: string }): string {
  return `${climb}/${variant}`;
}

/** `Col du Galibier · Du col du Lautaret`. */
function nameOf({ names }: Pick<ClimbBook['climbs'][number], 'names'>): string {
  return `${inLanguage(names.climb)} · ${inLanguage(names.variant)}`;
}
