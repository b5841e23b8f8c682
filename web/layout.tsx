import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { ExplanationDialog } from './components/explanation.tsx';
import {
  AccountIcon,
  AdminIcon,
  ClimbsIcon,
  GroupsIcon,
  HomeIcon,
  MarkIcon,
  RidesIcon,
} from './components/icons.tsx';
import { t } from './i18n/index.ts';
import './layout.css';
import { person } from './session.ts';
import { Settings } from './settings.tsx';

const ENTRIES = [
  { path: '/', name: 'home', Icon: HomeIcon },
  { path: '/rides', name: 'rides', Icon: RidesIcon },
  { path: '/climbs', name: 'climbs', Icon: ClimbsIcon },
  { path: '/groups', name: 'groups', Icon: GroupsIcon },
] as const;

const ADMIN_ENTRY = { path: '/admin', name: 'admin', Icon: AdminIcon } as const;

/** A slim rail on the left of wide windows, a bar at the bottom of narrow ones, the page beside it. */
export function Layout({ children }: { children: ComponentChildren }) {
  return (
    <div class="layout">
      <a class="skip-link" href="#content">
        {t().app.skip}
      </a>
      <header class="brand">
        <a href="/" class="mark">
          <MarkIcon />
          <span>Cycling Lab</span>
        </a>
        <div class="header-tools">
          {person.value && <Account />}
          <Settings />
        </div>
      </header>
      {person.value && <Navigation role={person.value.role} />}
      <main id="content" class="content" tabIndex={-1}>
        {children}
      </main>
      <ExplanationDialog />
    </div>
  );
}

/** What everybody goes to; admins have one entry more, and still all of them fit a phone. */
function Navigation({ role }: { role: string }) {
  const { path } = useLocation();
  const entries = role === 'admin' ? [...ENTRIES, ADMIN_ENTRY] : ENTRIES;
  return (
    <nav class="navigation" aria-label={t().app.navigation}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.path}>
            <a href={entry.path} aria-current={isUnder(path, entry.path) ? 'page' : undefined}>
              <entry.Icon />
              {t().app[entry.name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What belongs to the reader alone stands beside the settings, not among the places to go. */
function Account() {
  const { path } = useLocation();
  return (
    <a
      class="header-tool"
      href="/account"
      aria-current={isUnder(path, '/account') ? 'page' : undefined}
    >
      <AccountIcon />
      {t().app.account}
    </a>
  );
}

function isUnder(path: string, entry: string): boolean {
  return path === entry || (entry !== '/' && path.startsWith(`${entry}/`));
}
