import { isLetter } from '../../domain/rules/site-letter.ts';
import type { Translate } from '../../i18n/index.ts';

/** What one calls a site: its letter as a plan has it, or the name of the place it stands in. */
export const siteTitle = (t: Translate, { name }: { readonly name: string }): string =>
  isLetter(name) ? t('circle.site.name', { n: name }) : name;
