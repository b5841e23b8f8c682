import { useId, useRef, useState } from 'preact/hooks';
import './combobox.css';
import { Field } from './fields.tsx';

export interface Choice {
  value: string;
  /** What is written in the field once it is chosen. */
  label: string;
  /** A second line in the list. */
  aside?: string;
  /** Why it cannot be chosen. */
  disabled?: string;
}

interface ComboboxProps {
  label: string;
  hint?: string;
  /** Of the choices; else nothing is chosen yet. */
  value: string;
  choices: readonly Choice[];
  onChoose: (value: string) => void;
  /** What is said when nothing fits. */
  none: string;
}

/** A list to choose from by typing some of a name, whatever its accents (ARIA combobox pattern). */
export function Combobox({ label, hint, value, choices, onChoose, none }: ComboboxProps) {
  const chosen = choices.find((choice) => choice.value === value);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const open = typed !== null;
  const found = open ? fitting(choices, typed) : [];
  const close = () => setTyped(null);
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined || choice.disabled !== undefined) return;
    close();
    if (choice.value !== value) onChoose(choice.value);
  };
  const show = () => {
    setTyped('');
    setActive(Math.max(0, choices.indexOf(chosen as Choice)));
  };
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key === 'ArrowDown' || press.key === 'ArrowUp') {
      press.preventDefault();
      if (!open) return show();
      const step = press.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (press.key === 'Enter' && open) {
      press.preventDefault();
      choose(found[active]);
    } else if (press.key === 'Escape' && open) {
      press.preventDefault();
      close();
    }
  };
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <div class="combobox">
          <input
            {...ids}
            ref={input}
            role="combobox"
            type="text"
            autocomplete="off"
            spellcheck={false}
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && found[active] ? `${listId}-${active}` : undefined}
            placeholder={open ? chosen?.label : undefined}
            value={typed ?? chosen?.label ?? ''}
            onClick={() => !open && show()}
            onInput={({ currentTarget }) => {
              setTyped(currentTarget.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          <div id={listId} class="combobox-list" role="listbox" aria-label={label} hidden={!open}>
            {found.map((choice, index) => (
              <Option
                key={choice.value}
                id={`${listId}-${index}`}
                choice={choice}
                active={index === active}
                chosen={choice === chosen}
                onChoose={() => choose(choice)}
              />
            ))}
            {open && found.length === 0 && <p class="soft">{none}</p>}
          </div>
        </div>
      )}
    </Field>
  );
}

interface OptionProps {
  id: string;
  choice: Choice;
  active: boolean;
  chosen: boolean;
  onChoose: () => void;
}

function Option({ id, choice, active, chosen, onChoose }: OptionProps) {
  const { label, aside, disabled } = choice;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's matter
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field
    <div
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={disabled !== undefined}
      class={active ? 'active' : undefined}
      onPointerDown={(press) => press.preventDefault()} // the field keeps its focus
      onClick={onChoose}
    >
      <span>{label}</span>
      <span class="small soft">{disabled ?? aside}</span>
    </div>
  );
}

/** Those in whose name every word typed is somewhere; the earlier the better. */
function fitting(choices: readonly Choice[], typed: string): Choice[] {
  const words = plain(typed).split(' ');
  const placeOf = ({ label, aside = '' }: Choice): number => {
    const shown = plain(`${label} ${aside}`);
    return words.every((word) => shown.includes(word)) ? shown.indexOf(words[0] ?? '') : -1;
  };
  return choices
    .map((choice) => ({ choice, place: placeOf(choice) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
    .map(({ choice }) => choice);
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
