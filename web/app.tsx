import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { ErrorMessage, Loading } from './components/states.tsx';
import { Layout } from './layout.tsx';
import { NotFoundPage } from './pages/not-found.tsx';
import { SetupNeededPage } from './pages/setup-needed.tsx';
import { ROUTES } from './routes.tsx';
import { refreshSession, session } from './session.ts';

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

/** Lets people in who are signed in; others are shown the way. */
function Gate() {
  const { path, url } = useLocation();
  const known = session.value;
  if (known.state === 'asking') return <Loading />;
  if (known.state === 'failed') {
    return <ErrorMessage code={known.code} onRetry={() => void refreshSession()} />;
  }
  const open = ROUTES.some((route) => route.open && route.path === path);
  if (known.person === null && !open) {
    if (known.setupNeeded) return <SetupNeededPage />;
    return <Redirect to={`/sign-in?next=${encodeURIComponent(url)}`} />;
  }
  return (
    <Router onRouteChange={startReading}>
      {ROUTES.map(({ path, page }) => (
        <Route key={path} path={path} component={page} />
      ))}
      <Route default component={NotFoundPage} />
    </Router>
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
