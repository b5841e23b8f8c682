import { useId, useRef } from 'preact/hooks';
import { MoreIcon } from './icons.tsx';
import './menu.css';

export interface MenuEntry {
  label: string;
  onSelect: () => void;
  /** Takes something away. */
  danger?: true;
}

interface MenuProps {
  /** What the three dots stand for, for screen readers. */
  label: string;
  entries: MenuEntry[];
}

const GAP = 4;

/** Three dots that open a few actions in words, above all else so that no table cuts them off. */
export function Menu({ label, entries }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  if (entries.length === 0) return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button"
        popovertarget={id}
        aria-label={label}
        title={label}
      >
        <MoreIcon />
      </button>
      <div
        ref={list}
        id={id}
        class="menu"
        popover="auto"
        onToggle={({ newState }) => {
          if (newState === 'open') place(list.current, button.current);
        }}
      >
        {entries.map(({ label, onSelect, danger }) => (
          <button
            key={label}
            type="button"
            class={danger && 'danger'}
            onClick={() => {
              list.current?.hidePopover();
              onSelect();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  );
}

/** Below the button, its right side in line with it; it scrolls with the page. */
function place(list: HTMLElement | null, button: HTMLElement | null): void {
  if (!list || !button) return;
  const { bottom, right } = button.getBoundingClientRect();
  const left = Math.max(GAP, right - list.offsetWidth);
  list.style.top = `${bottom + scrollY + GAP}px`;
  list.style.left = `${left + scrollX}px`;
}
