export const THEME_CHOICES = ['system', 'light', 'dark', 'outdoor'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = Exclude<ThemeChoice, 'system'>;

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export interface Preferences {
  readonly theme: ThemeChoice;
  readonly locale: Locale;
}

export const initialPreferences: Preferences = { theme: 'system', locale: 'zh-CN' };
