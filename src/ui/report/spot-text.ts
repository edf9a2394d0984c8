import type { DraftSpot } from '../../domain/report-draft.ts';
import type { Translate } from '../../i18n/index.ts';

/** `2单元 5 层 配电间`, as far as it is known. */
export const spotText = ({ unit, floor, door }: DraftSpot, t: Translate): string =>
  [unit, /^-?\d+$/.test(floor) ? t('report.place.floor_n', { n: floor }) : floor, door]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
