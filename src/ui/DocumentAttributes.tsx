/** What the document itself must say: its language, its theme and its title. Before paint, so that nothing flashes. */
import { useLayoutEffect } from 'react';
import { useAppState } from './app-context.tsx';
import { useLocale, useText } from './use-text.ts';

export function DocumentAttributes() {
  const locale = useLocale();
  const theme = useAppState((state) => state.theme);
  const title = useText()('shell.product');
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = theme;
    document.title = title;
  }, [locale, theme, title]);
  return null;
}
