import { signal } from '@preact/signals';

const query = matchMedia('(max-width: 720px)');

/** Whether the window is as narrow as a phone; the same border as in the style sheets. */
export const narrow = signal(query.matches);

query.addEventListener('change', (change) => {
  narrow.value = change.matches;
});
