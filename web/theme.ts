import { computed, effect, signal } from '@preact/signals';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED = 'theme';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** What the reader chose; `system` follows the device. */
export const theme = signal<Theme>(storedTheme());

const system = signal<'light' | 'dark'>(systemDark.matches ? 'dark' : 'light');

/** Paper is white, whatever the screen. */
const printing = signal(false);

/** What is shown: canvases have to know, style sheets do by themselves. */
export const scheme = computed(() => {
  if (printing.value) return 'light';
  return theme.value === 'system' ? system.value : theme.value;
});

/** Keeps the page in the chosen theme, also when the device changes its own. */
export function followTheme(): void {
  systemDark.addEventListener('change', (change) => {
    system.value = change.matches ? 'dark' : 'light';
  });
  window.addEventListener('beforeprint', () => {
    printing.value = true;
  });
  window.addEventListener('afterprint', () => {
    printing.value = false;
  });
  effect(() => {
    document.documentElement.dataset.theme = scheme.value;
  });
}

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  localStorage.setItem(STORED, chosen);
}

/** Prints once canvases, too, have been drawn for paper. */
export function printInLight(): void {
  printing.value = true;
  requestAnimationFrame(() => setTimeout(() => window.print()));
}

function storedTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  return THEMES.find((known) => known === stored) ?? 'system';
}
