/** A team in a line: how much it has in hand, how it is rated, how far it is. */
import type { VolunteerTeam } from '../../../domain/entities.ts';
import type { Distance } from '../../../domain/rules/suggest-teams.ts';
import type { Words } from '../parts/use-words.ts';

export const loadText = ({ t }: Words, { in_hand, capacity }: VolunteerTeam): string =>
  t(in_hand >= capacity ? 'order.team.full' : 'order.team.in_hand', { n: in_hand, capacity });

export const ratingText = ({ t, locale }: Words, { ratings, rating_average }: VolunteerTeam): string =>
  rating_average === null
    ? t('order.team.unrated')
    : t('order.team.rating', {
        average: rating_average.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
        n: ratings,
      });

/** Rounded: an estimate should not look like a measurement. */
export function distanceText({ t, locale }: Words, distance: Distance): string {
  if (distance.kind === 'walking')
    return t('order.suggest.walking', { n: Math.max(1, Math.round(distance.seconds / 60)) });
  const { metres } = distance;
  return metres < 1000
    ? t('order.suggest.straight', { n: Math.round(metres / 10) * 10 })
    : t('order.suggest.straight_km', {
        n: (metres / 1000).toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
      });
}
