import { useEffect, useState } from 'preact/hooks';
import type { ShownError } from './i18n/errors.en.ts';
import { codeOf } from './session.ts';

export type Resource<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; code: ShownError };

/** What `load` answers, asked again whenever `key` changes or `reload` is called. */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
): { resource: Resource<T>; reload: () => void } {
  const [resource, setResource] = useState<Resource<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const asked = new AbortController();
    setResource((before) => (before.state === 'ready' ? before : { state: 'loading' }));
    load(asked.signal).then(
      (value) => {
        if (!asked.signal.aborted) setResource({ state: 'ready', value });
      },
      (error: unknown) => {
        if (!asked.signal.aborted) setResource({ state: 'failed', code: codeOf(error) });
      },
    );
    return () => asked.abort();
  }, [key, round]);
  return { resource, reload: () => setRound((before) => before + 1) };
}

/** A change under way: whether it runs, and why the last one failed. */
export function useAction(): {
  busy: boolean;
  failed: ShownError | null;
  run: (action: () => Promise<void>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ShownError | null>(null);
  const run = async (action: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      await action();
    } catch (error) {
      setFailed(codeOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failed, run };
}
