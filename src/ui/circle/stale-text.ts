/** That a published circle may no longer be true, and why: said wherever its numbers are, on screen, on paper and in files. */
import { isOlderNetwork } from '../../domain/answers/circle-published.ts';
import type { NetworkFacts, ServiceCircle } from '../../domain/entities.ts';
import { formatDateTime } from '../../i18n/index.ts';
import type { Words } from '../cards/parts/use-words.ts';

/** `network`: what this device walks on. */
export const isStale = (published: ServiceCircle, network: NetworkFacts | null): boolean =>
  published.stale_because !== null || isOlderNetwork(published, network);

export const whyStale = ({ t, locale }: Words, { stale_because, stale_since, published_at }: ServiceCircle): string =>
  stale_because === null
    ? t('circle.published.older_network')
    : t(`circle.published.stale.${stale_because}`, { when: formatDateTime(locale, stale_since ?? published_at) });

export const staleText = (words: Words, published: ServiceCircle): string =>
  [words.t('circle.published.stale'), whyStale(words, published)].join(' · ');
