import { addressOf } from '../../domain/answers/address.ts';
import { smallestOnDuty } from '../../domain/operations/case-report.ts';
import type { DraftPlace } from '../../domain/report-draft.ts';
import { territoryName } from '../../domain/answers/territory-name.ts';
import type { World } from '../../domain/world.ts';
import type { Translate } from '../../i18n/index.ts';
import { doorText } from '../cards/parts/door-text.ts';

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ');

export function placeText(world: World, t: Translate, place: DraftPlace): string {
  switch (place.kind) {
    case 'point': {
      const kind = t(place.accuracy_m === null ? 'report.place.pointed' : 'report.place.device');
      const territory = smallestOnDuty(world, { type: 'Point', coordinates: place.at });
      return territory === null ? kind : t('report.place.in', { kind, place: territoryName(world, territory) });
    }
    case 'compound':
      return world.compound.get(place.id)?.name ?? '';
    case 'building': {
      const building = world.building.get(place.id);
      return joined(
        world.compound.get(building?.compound_id ?? '')?.name,
        building?.name || t('card.building.unnamed'),
      );
    }
    case 'household': {
      const household = world.household.get(place.id);
      return household ? doorText(t, addressOf(world, household)) : '';
    }
  }
}
