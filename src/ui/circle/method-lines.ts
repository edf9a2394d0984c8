/** How the numbers were made, on screen, on paper and in files alike: a number nobody can explain is not believed. */
import { PACES } from '../../../geo/walk/paces.ts';
import { formatDate, formatDateTime } from '../../i18n/index.ts';
import type { CircleState } from '../../state/circle.ts';
import type { Words } from '../cards/parts/use-words.ts';
import { siteTitle } from './site-title.ts';
import { isStale, staleText } from './stale-text.ts';
import type { CircleNumbers } from './use-numbers.ts';

/** Metres of a quarter of an hour. */
const quarterOf = (kmh: number): number => (kmh * 1000) / 4;

export function methodLines(
  words: Words,
  { phase, pace, network, places, openNow, picture, sites }: CircleState,
  { published, basis, counts }: CircleNumbers,
  names: string,
  now: number,
): string[] {
  const { t, locale } = words;
  const kmh = PACES[pace];
  const facts = { pace: t(`circle.pace.${pace}`), kmh: kmh.toFixed(1) };
  const estimated = phase.kind === 'none' || picture?.kind === 'estimate';
  const source = published ? published.network : network;
  const unknown = picture?.atEdge === true || [...counts.values()].some((count) => count.unknown > 0);
  return [
    estimated ? t('circle.method.estimate', facts) : t('circle.method.network', { ...facts, metres: quarterOf(kmh) }),
    t('circle.method.served', { kinds: names, n: published ? published.places.length : places.length }),
    ...(sites.length > 0
      ? [`${t('circle.sites')}: ${sites.map((site) => siteTitle(t, site)).join(t('card.separator'))}`]
      : []),
    ...(openNow ? [t('circle.method.open', { time: formatDateTime(locale, now) })] : []),
    ...(source && !estimated
      ? [t('circle.method.source', { source: source.source, date: formatDate(locale, source.source_date) })]
      : []),
    ...(published
      ? [
          t('circle.method.published', {
            who: published.published_by,
            when: formatDateTime(locale, published.published_at),
          }),
          ...(isStale(published, network) ? [staleText(words, published)] : []),
        ]
      : []),
    ...(estimated || basis === 'none' ? [] : [t('circle.method.count')]),
    ...(unknown ? [t('circle.edge')] : []),
  ];
}
