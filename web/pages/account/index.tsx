import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import type { Person } from '../../api.ts';
import { accountWords } from '../../i18n/account.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { useTitle } from '../../page.ts';
import { session } from '../../session.ts';
import { NotFoundPage } from '../not-found.tsx';
import './account.css';
import { Profile } from './profile/index.tsx';

interface Section {
  name: keyof ReturnType<typeof accountWords>['section'];
  path: string;
  Part: ComponentType<{ person: Person }>;
}

/** Every part of the account, in the order of the menu. */
const SECTIONS: Section[] = [
  { name: 'profile', path: '/account', Part: Profile },
  {
    name: 'sharing',
    path: '/account/sharing',
    Part: lazyPage(() => import('./sharing/index.tsx')),
  },
  { name: 'zones', path: '/account/zones', Part: lazyPage(() => import('./zones/index.tsx')) },
  {
    name: 'security',
    path: '/account/security',
    Part: lazyPage(() => import('./security/index.tsx')),
  },
  { name: 'data', path: '/account/data', Part: lazyPage(() => import('./data/index.tsx')) },
];

/** What belongs to the signed-in person alone, part by part. */
export default function AccountPage() {
  const { section } = useRoute().params;
  const path = section === undefined ? '/account' : `/account/${section}`;
  const shown = SECTIONS.find((each) => each.path === path);
  const known = session.value;
  const person = known.state === 'known' ? known.person : null;
  if (shown === undefined || person === null) return <NotFoundPage />;
  return (
    <div class="account">
      <Menu current={path} />
      <Content title={accountWords().section[shown.name]}>
        <shown.Part person={person} />
      </Content>
    </div>
  );
}

function Menu({ current }: { current: string }) {
  const words = accountWords();
  const list = useRef<HTMLUListElement>(null);
  // On a phone the row scrolls: the entry that is open must be in sight.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav class="account-menu" aria-label={words.sections}>
      <ul ref={list}>
        {SECTIONS.map(({ name, path }) => (
          <li key={path}>
            <a href={path} aria-current={path === current ? 'page' : undefined}>
              {words.section[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Content({ title, children }: { title: string; children: ComponentChildren }) {
  useTitle(title);
  return (
    <div class="page account-content">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
