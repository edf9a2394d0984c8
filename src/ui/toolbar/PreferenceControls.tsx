/** Theme and language, the same on the sign-in screen and in the user menu. */
import { Contrast, Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { setLocale } from '../../commands/set-locale.ts';
import { setTheme } from '../../commands/set-theme.ts';
import { loadTexts } from '../../i18n/index.ts';
import type { Locale } from '../../state/preferences.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';

const ICON = { size: 18, 'aria-hidden': true } as const;

export function ThemeControl() {
  const app = useApp();
  const t = useText();
  const choice = useAppState((state) => state.preferences.theme);
  return (
    <Segmented
      label={t('shell.user.theme')}
      value={choice}
      onChange={(value) => setTheme(app, value)}
      options={[
        { value: 'system', label: t('shell.theme.system'), icon: <Monitor {...ICON} /> },
        { value: 'light', label: t('shell.theme.light'), icon: <Sun {...ICON} /> },
        { value: 'dark', label: t('shell.theme.dark'), icon: <Moon {...ICON} /> },
        { value: 'outdoor', label: t('shell.theme.outdoor_short'), icon: <Contrast {...ICON} /> },
      ]}
    />
  );
}

export function LocaleControl() {
  const app = useApp();
  const toast = useToast();
  const t = useText();
  const locale = useAppState((state) => state.preferences.locale);
  /** Chosen, while its texts are still on their way. */
  const [wanted, setWanted] = useState<Locale | null>(null);
  const choose = async (value: Locale): Promise<void> => {
    setWanted(value);
    try {
      await loadTexts(value);
      setLocale(app, value);
    } catch {
      toast(t('failure.network')); // what else keeps a file of the app away
    } finally {
      setWanted(null);
    }
  };
  return (
    <Segmented
      label={t('shell.user.language')}
      value={wanted ?? locale}
      onChange={(value) => void choose(value)}
      // Each language in its own words, so that its reader finds it whatever is set now.
      options={[
        { value: 'zh-CN', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
