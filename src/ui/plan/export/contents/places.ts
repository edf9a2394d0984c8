/** Territories of one level, compounds, buildings: outlines with what is counted in them. */
import type { PlaceSummary, TerritoryLevel } from '../../../../domain/entities.ts';
import { isCounted } from '../../../../domain/rules/counted.ts';
import { byCode } from '../../../../domain/answers/territory-tree.ts';
import { rowsBy, type World } from '../../../../domain/world.ts';
import { number, rowsWithin, text, whereOf, type Column, type Content } from './content.ts';

const COUNTS: readonly Column[] = (
  ['households', 'residents', 'party_members', 'formal_members', 'party_households', 'center_households'] as const
).map(number);

/** Of a place where nobody is registered nothing is known, which is not zero. */
function countsOf(world: World, id: string): readonly (number | null)[] {
  const summary: PlaceSummary | undefined = world.place_summary.get(id);
  if (!summary || !isCounted(summary)) return COUNTS.map(() => null);
  const { households, residents, formal_members, probationary_members, party_households, center_households } = summary;
  return [
    households,
    residents,
    formal_members + probationary_members,
    formal_members,
    party_households,
    center_households,
  ];
}

export const territories = (level: TerritoryLevel): Content => ({
  entity: 'territory',
  id: `territory_${level.id}`,
  title: ({ rowName }) => rowName(level),
  isPlace: true,
  columns: [
    text('code'),
    text('office_code'),
    text('name'),
    text('parent'),
    text('kind'),
    number('area_m2'),
    ...COUNTS,
    text('grid_workers'),
    text('valid_from'),
  ],
  rows: ({ world, words: { t }, within }) =>
    [...world.territory.values()]
      .filter((row) => row.level === level.id && within.has(row.id))
      .sort(byCode)
      .map((row) => ({
        name: row.name,
        geometry: row.geom,
        values: [
          row.code,
          row.office_code,
          row.name,
          world.territory.get(row.parent_id ?? '')?.name ?? null,
          row.kind === 'base_grid' || row.kind === 'dedicated_grid' ? t(`card.territory_kind.${row.kind}`) : row.kind,
          row.area_m2,
          ...countsOf(world, row.id),
          rowsBy(world.grid_worker_duty, 'territory_id', row.id)
            .flatMap((duty) => world.grid_worker.get(duty.grid_worker_id)?.name ?? [])
            .join(t('card.separator')) || null,
          row.valid_from,
        ],
      })),
});

export const compounds: Content = {
  entity: 'compound',
  id: 'compound',
  title: ({ t }) => t('card.kind.compound'),
  isPlace: true,
  columns: [
    text('name'),
    text('community'),
    text('grid'),
    text('kind'),
    text('address'),
    number('built_year'),
    number('area_m2'),
    ...COUNTS,
  ],
  rows: (scope) =>
    rowsWithin(scope.world.compound.values(), scope).map((row) => ({
      name: row.name,
      geometry: row.geom,
      values: [
        row.name,
        ...whereOf(scope.world, row.territory_id),
        row.kind && scope.words.t(`card.compound_kind.${row.kind}`),
        row.address,
        row.built_year,
        row.area_m2,
        ...countsOf(scope.world, row.id),
      ],
    })),
};

export const buildings: Content = {
  entity: 'building',
  id: 'building',
  title: ({ t }) => t('card.kind.building'),
  isPlace: true,
  columns: [text('name'), text('compound'), text('community'), text('grid'), text('use'), number('floors')],
  rows: (scope) =>
    rowsWithin(scope.world.building.values(), scope).map((row) => ({
      name: row.name,
      geometry: row.geom,
      values: [
        row.name,
        scope.world.compound.get(row.compound_id ?? '')?.name ?? null,
        ...whereOf(scope.world, row.territory_id),
        scope.words.t(`card.building_use.${row.use}`),
        row.floors,
      ],
    })),
};
