import type { ComponentChildren } from 'preact';
import { adminWords } from '../../i18n/admin.ts';
import { useTitle } from '../../page.ts';
import './admin.css';

const SECTIONS = [
  { id: 'people', path: '/admin' },
  { id: 'service', path: '/admin/service' },
  { id: 'audit', path: '/admin/audit' },
] as const;

interface AdminPageProps {
  section: (typeof SECTIONS)[number]['id'];
  /** Beside the title. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every page of the admin: its title and the ways to the others. */
export function AdminPage({ section, actions, children }: AdminPageProps) {
  const { title, sections, navigation } = adminWords();
  useTitle(`${sections[section]} · ${title}`);
  return (
    <div class="page">
      <header class="stack">
        <div class="page-head">
          <h1>{title}</h1>
          {actions}
        </div>
        <nav class="sections" aria-label={navigation}>
          {SECTIONS.map(({ id, path }) => (
            <a key={id} href={path} aria-current={id === section ? 'page' : undefined}>
              {sections[id]}
            </a>
          ))}
        </nav>
      </header>
      {children}
    </div>
  );
}
