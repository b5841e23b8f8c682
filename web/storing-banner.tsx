import { useLocation } from 'preact-iso';
import type { Me } from './api.ts';
import './components/banner.css';
import { consentWords } from './i18n/consents.ts';

type Asked = NonNullable<Me['storing']>['asks'][number];

/** Where each is answered. */
const ANSWERED_AT: Record<Asked, string> = {
  birthMonth: '/account',
  analysis: '/account/sharing',
  guardian: '/account/sharing',
};

/** Says above every page what is missing before files are taken; the page that asks says it itself. */
export default function StoringBanner({ asks }: { asks: readonly Asked[] }) {
  const { path } = useLocation();
  const [first] = asks;
  if (first === undefined || path === ANSWERED_AT[first]) return null;
  const words = consentWords().banner;
  return (
    <p class="banner">
      {words[first]} <a href={ANSWERED_AT[first]}>{words[`${first}Link`]}</a>
    </p>
  );
}
