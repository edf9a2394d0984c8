import { translator, type Translate } from '../i18n/index.ts';
import type { Locale } from '../state/preferences.ts';
import { useAppState } from './app-context.tsx';

export const useLocale = (): Locale => useAppState((state) => state.preferences.locale);

/** `t('shell.close')` in the person's language. */
export const useText = (): Translate => translator(useLocale());
