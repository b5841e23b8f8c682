import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api } from './api.ts';
import { ErrorMessage, Loading } from './components/states.tsx';
import type { ShownError } from './i18n/errors.en.ts';
import { codeOf } from './session.ts';

/**
 * A page, or a large part of one, whose code is fetched when it is first shown. Where that fails
 * (the service is down, or was updated since) the reader can try again.
 */
export function lazyPage<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function LazyPage(props: Props) {
    const [failed, setFailed] = useState<ShownError | null>(null);
    const [, setLoaded] = useState(() => loaded); // a component is a function: useState would call it
    useEffect(() => {
      if (loaded) return;
      load().then(
        (module) => {
          loaded = module.default;
          setLoaded(() => loaded);
        },
        () => setFailed('offline'),
      );
    }, []);
    if (loaded) {
      const Page = loaded;
      return <Page {...props} />;
    }
    if (failed) return <ErrorMessage code={failed} onRetry={() => void reload(setFailed)} />;
    return <Loading />;
  };
}

/** Browsers never ask again for code that once failed to come: the whole page starts anew, as soon as the service answers. */
async function reload(onFailed: (code: ShownError) => void): Promise<void> {
  try {
    await api.me();
    location.reload();
  } catch (error) {
    onFailed(codeOf(error));
  }
}
