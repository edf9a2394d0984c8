import type { Address } from '../../../domain/answers/address.ts';
import type { Translate } from '../../../i18n/index.ts';

/** `清和苑 3号楼 2单元 501室`; a door whose plate already says 室 keeps its own word. */
export const doorText = (t: Translate, { compound, building, unit, door }: Address): string =>
  [compound?.name, building?.name, unit?.name, /^\d+$/.test(door) ? t('card.household.door', { door }) : door]
    .filter(Boolean)
    .join(' ');
