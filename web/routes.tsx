import type { ComponentType } from 'preact';
import { lazyPage } from './lazy-page.tsx';

interface PageRoute {
  path: string;
  page: ComponentType;
  /** Can be seen without being signed in. */
  open?: true;
}

const ClimbPage = lazyPage(() => import('./pages/climb/index.tsx'));
const AccountPage = lazyPage(() => import('./pages/account/index.tsx'));

/** Every page of the application: to add one, add its file and a line here. */
export const ROUTES: PageRoute[] = [
  { path: '/', page: lazyPage(() => import('./pages/home/index.tsx')) },
  { path: '/rides', page: lazyPage(() => import('./pages/rides/index.tsx')) },
  { path: '/rides/:id', page: lazyPage(() => import('./pages/ride/index.tsx')) },
  { path: '/climbs', page: lazyPage(() => import('./pages/climbs/index.tsx')) },
  { path: '/climbs/:climb', page: ClimbPage },
  { path: '/climbs/:climb/:variant', page: ClimbPage },
  {
    path: '/climbs/:climb/:variant/compare',
    page: lazyPage(() => import('./pages/comparison/index.tsx')),
  },
  {
    path: '/efforts/:ride/:climb/:variant/:number',
    page: lazyPage(() => import('./pages/effort/index.tsx')),
  },
  { path: '/groups', page: lazyPage(() => import('./pages/groups/index.tsx')) },
  { path: '/groups/:id', page: lazyPage(() => import('./pages/groups/group.tsx')) },
  { path: '/inbox', page: lazyPage(() => import('./pages/inbox/index.tsx')) },
  { path: '/admin', page: lazyPage(() => import('./pages/admin/index.tsx')) },
  { path: '/admin/service', page: lazyPage(() => import('./pages/admin/service.tsx')) },
  { path: '/admin/audit', page: lazyPage(() => import('./pages/admin/audit.tsx')) },
  { path: '/planner', page: lazyPage(() => import('./pages/planner/index.tsx')) },
  { path: '/account', page: AccountPage },
  { path: '/account/:section', page: AccountPage },
  { path: '/sign-in', page: lazyPage(() => import('./pages/entrance/sign-in.tsx')), open: true },
  { path: '/setup', page: lazyPage(() => import('./pages/entrance/setup.tsx')), open: true },
  { path: '/password', page: lazyPage(() => import('./pages/entrance/password.tsx')), open: true },
  {
    path: '/invitation',
    page: lazyPage(() => import('./pages/entrance/invitation.tsx')),
    open: true,
  },
  { path: '/guardian', page: lazyPage(() => import('./pages/guardian/index.tsx')), open: true },
];
