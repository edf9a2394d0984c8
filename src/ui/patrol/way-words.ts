import { far, type Distance } from '../../domain/rules/suggest-teams.ts';
import { formatMetres } from '../../i18n/index.ts';
import type { Words } from '../cards/parts/use-words.ts';

/** A distance with its measure: minutes along the network, or a straight line that says it is one. */
export const wayWords = ({ t, locale }: Words, distance: Distance): string =>
  distance.kind === 'walking'
    ? t('patrol.way.walking', { n: Math.max(1, Math.round(distance.seconds / 60)) })
    : t('patrol.way.straight', { distance: formatMetres(locale, distance.metres) });

/** Doors of one staircase are one place; and a stop that has just come has not been measured. */
export const isWorthSaying = (distance: Distance): boolean => far(distance) >= 10 && Number.isFinite(far(distance));
