import '@fontsource-variable/inter/index.css';
import './style/tokens.css';
import './style/base.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { followLanguage } from './i18n/language.ts';
import { refreshSession } from './session.ts';
import { followTheme } from './theme.ts';

followTheme();
followLanguage();
void refreshSession();
render(<App />, document.getElementById('app') as HTMLElement);
