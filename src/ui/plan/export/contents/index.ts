/** Everything that can be exported, in the order of the list; what a person may not hold is not offered to them. */
import { roleMayHold } from '../../../../domain/rules/may-hold.ts';
import type { World } from '../../../../domain/world.ts';
import type { Content } from './content.ts';
import { cases, households, members } from './people.ts';
import { buildings, compounds, territories } from './places.ts';
import { facilities, gridWorkers, partyOrgs, stations, zones } from './services.ts';

export function contentsFor(world: World): readonly Content[] {
  const levels = [...world.territory_level.values()].sort((a, b) => b.rank - a.rank);
  const used = new Set([...world.territory.values()].map(({ level }) => level));
  return [
    ...levels.filter(({ id }) => used.has(id)).map(territories),
    compounds,
    buildings,
    stations,
    facilities,
    gridWorkers,
    partyOrgs,
    zones,
    ...(roleMayHold(world, 'case_record') ? [cases] : []),
    ...(roleMayHold(world, 'household') ? [households, members] : []),
  ];
}
