import { useEffect } from 'preact/hooks';

/** Says in the window's title which page this is; screen readers announce it. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Cycling Lab`;
  }, [title]);
}
