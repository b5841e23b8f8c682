import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { ErrorMessage, Loading } from './components/states.tsx';
import { barrierOf } from './gate.ts';
import { Layout } from './layout.tsx';
import { lazyPage } from './lazy-page.tsx';
import { NotFoundPage } from './pages/not-found.tsx';
import { SetupNeededPage } from './pages/setup-needed.tsx';
import { ROUTES } from './routes.tsx';
import { refreshSession, session } from './session.ts';

const StoringBanner = lazyPage(() => import('./storing-banner.tsx'));
const TwoFactorNeededPage = lazyPage(() => import('./pages/two-factor-needed.tsx'));

/** Everything but the API, whose pages and files the browser fetches as they are. */
const OURS = /^(?!\/api(\/|$|\?))/;

export function App() {
  return (
    <LocationProvider scope={OURS}>
      <Layout>
        <Gate />
      </Layout>
    </LocationProvider>
  );
}

/** Lets people in who have come all the way in; others are shown the next step. */
function Gate() {
  const { path, url } = useLocation();
  const known = session.value;
  if (known.state === 'asking') return <Loading />;
  if (known.state === 'failed') {
    return <ErrorMessage code={known.code} onRetry={() => void refreshSession()} />;
  }
  const open = ROUTES.some((route) => route.open && route.path === path);
  const barrier = barrierOf(known, open);
  if (barrier === 'set-up') return <SetupNeededPage />;
  if (barrier === 'sign-in') return <Redirect to={`/sign-in?next=${encodeURIComponent(url)}`} />;
  if (barrier === 'second-factor') return <TwoFactorNeededPage />;
  return (
    <>
      {known.storing && known.storing.asks.length > 0 && (
        <StoringBanner asks={known.storing.asks} />
      )}
      <Router onRouteChange={startReading}>
        {ROUTES.map(({ path, page }) => (
          <Route key={path} path={path} component={page} />
        ))}
        <Route default component={NotFoundPage} />
      </Router>
    </>
  );
}

/** Whoever goes by keyboard or ear goes on at the start of the new page, not at the link that led there. */
function startReading(): void {
  document.getElementById('content')?.focus({ preventScroll: true });
}

function Redirect({ to }: { to: string }) {
  const { route } = useLocation();
  useEffect(() => route(to, true), [route, to]);
  return null;
}
