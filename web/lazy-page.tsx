import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorMessage, Loading } from './components/states.tsx';

/**
 * A page, or a large part of one, whose code is fetched when it is first shown. Where that fails
 * (the service is down, or was updated since) the reader can try again.
 */
export function lazyPage<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function LazyPage(props: Props) {
    const [round, setRound] = useState(0);
    const [failed, setFailed] = useState(false);
    const [, setLoaded] = useState(loaded);
    useEffect(() => {
      if (loaded) return;
      setFailed(false);
      load().then(
        (module) => {
          loaded = module.default;
          setLoaded(() => loaded);
        },
        () => setFailed(true),
      );
    }, [round]);
    if (loaded) {
      const Page = loaded;
      return <Page {...props} />;
    }
    if (failed) return <ErrorMessage code="offline" onRetry={() => setRound(round + 1)} />;
    return <Loading />;
  };
}
