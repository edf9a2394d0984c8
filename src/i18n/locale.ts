/** The languages of the interface. The same names as `state/preferences.ts`, which stands beside this folder and not below it. */
export type Locale = 'zh-CN' | 'en';
