import './progress.css';

/** A bar from 0 to 1; null when how far is not known. */
export function Progress({ value, label }: { value: number | null; label: string }) {
  return <progress class="progress" aria-label={label} {...(value === null ? {} : { value })} />;
}
