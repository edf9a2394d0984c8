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
  // Whoever has no network may still read numbers that somebody with one has published.
  const counted = basis !== 'none' && (published !== null || !estimated);
  const source = published ? published.network : estimated ? null : network;
  const unknown = picture?.atEdge === true || [...counts.values()].some((count) => count.unknown > 0);
  return [
    estimated ? t('circle.method.estimate', facts) : t('circle.method.network', { ...facts, metres: quarterOf(kmh) }),
    ...(estimated && counted ? [t('circle.method.only_drawn')] : []),
    t('circle.method.served', { kinds: names, n: published ? published.places.length : places.length }),
    ...(sites.length > 0
      ? [`${t('circle.sites')}: ${sites.map((site) => siteTitle(t, site)).join(t('card.separator'))}`]
      : []),
    ...(openNow ? [t('circle.method.open', { time: formatDateTime(locale, now) })] : []),
    ...(source
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
    ...(published?.stale_because && published.stale_since
      ? [
          `${t('circle.published.stale')}: ${t(`circle.published.stale.${published.stale_because}`, { when: formatDateTime(locale, published.stale_since) })}`,
        ]
      : []),
    ...(counted ? [t('circle.method.count')] : []),
    ...(pace !== 'elderly' && [...counts.values()].some(({ elderly }) => elderly !== null)
      ? [t('circle.sentence.own_pace', { kmh: facts.kmh })]
      : []),
    ...(unknown ? [t('circle.edge')] : []),
  ];
}
