export type ThemeChoice = 'system' | 'light' | 'dark' | 'outdoor';
export type Theme = 'light' | 'dark' | 'outdoor';
export type Locale = 'zh-CN' | 'en';

export interface Preferences {
  readonly theme: ThemeChoice;
  readonly locale: Locale;
}

export const initialPreferences: Preferences = { theme: 'system', locale: 'zh-CN' };
