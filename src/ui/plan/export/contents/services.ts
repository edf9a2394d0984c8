/** Whom and what people turn to: stations, facilities, grid workers, Party organisations, responsibility lines. */
import { rowsBy } from '../../../../domain/world.ts';
import { number, rowsWithin, text, whereOf, type Content } from './content.ts';

export const stations: Content = {
  entity: 'service_station',
  id: 'service_station',
  title: ({ t }) => t('export.content.service_station'),
  isPlace: true,
  columns: [text('name'), text('kind'), text('community'), text('grid'), text('address'), text('phone')],
  rows: (scope) =>
    rowsWithin(scope.world.service_station.values(), scope).map((row) => ({
      name: row.name,
      geometry: row.geom,
      values: [
        row.name,
        scope.words.t(`card.station.${row.tier}`),
        ...whereOf(scope.world, row.territory_id),
        row.address,
        row.phone,
      ],
    })),
};

export const facilities: Content = {
  entity: 'facility',
  id: 'facility',
  title: ({ t }) => t('export.content.facility'),
  isPlace: true,
  columns: [text('name'), text('kind'), text('community'), text('grid'), text('address'), text('phone')],
  rows: (scope) =>
    rowsWithin(scope.world.facility.values(), scope).map((row) => {
      const kind = scope.world.facility_kind.get(row.kind);
      return {
        name: row.name,
        geometry: row.geom,
        values: [
          row.name,
          kind ? scope.words.rowName(kind) : row.kind,
          ...whereOf(scope.world, row.territory_id),
          row.address,
          row.phone,
        ],
      };
    }),
};

export const gridWorkers: Content = {
  entity: 'grid_worker',
  id: 'grid_worker',
  title: ({ t }) => t('export.content.grid_worker'),
  isPlace: false,
  columns: [text('name'), text('kind'), text('work_phone'), text('community'), text('grids')],
  rows: (scope) => {
    const { world, words } = scope;
    return rowsWithin(world.grid_worker.values(), scope).map((row) => ({
      name: row.name,
      geometry: null,
      values: [
        row.name,
        words.t(`card.worker.${row.employment}`),
        row.phone,
        whereOf(world, row.territory_id)[0],
        rowsBy(world.grid_worker_duty, 'grid_worker_id', row.id)
          .flatMap(({ territory_id }) => world.territory.get(territory_id)?.name ?? [])
          .join(words.t('card.separator')),
      ],
    }));
  },
};

export const partyOrgs: Content = {
  entity: 'party_org',
  id: 'party_org',
  title: ({ t }) => t('export.content.party_org'),
  isPlace: false,
  columns: [
    text('name'),
    text('kind'),
    text('superior'),
    text('community'),
    text('grid'),
    text('leader'),
    text('covers'),
  ],
  rows: (scope) => {
    const { world, words } = scope;
    return rowsWithin(world.party_org.values(), scope).map((row) => ({
      name: row.name,
      geometry: null,
      values: [
        row.name,
        words.t(`card.org_kind.${row.kind}`),
        world.party_org.get(row.parent_id ?? '')?.name ?? null,
        ...whereOf(world, row.territory_id),
        rowsBy(world.party_officer, 'party_org_id', row.id).find(
          ({ post }) => post === 'secretary' || post === 'group_leader',
        )?.name ?? null,
        rowsBy(world.party_org_coverage, 'party_org_id', row.id)
          .flatMap(
            ({ covers_compound_id, covers_territory_id }) =>
              world.compound.get(covers_compound_id ?? '')?.name ??
              world.territory.get(covers_territory_id ?? '')?.name ??
              [],
          )
          .join(words.t('card.separator')),
      ],
    }));
  },
};

export const zones: Content = {
  entity: 'responsibility_zone',
  id: 'responsibility_zone',
  title: ({ t }) => t('export.content.responsibility_zone'),
  isPlace: true,
  columns: [text('name'), text('kind'), text('community'), text('grid'), text('unit'), number('length_m')],
  rows: (scope) =>
    rowsWithin(scope.world.responsibility_zone.values(), scope).map((row) => ({
      name: row.name,
      geometry: row.geom,
      values: [
        row.name,
        scope.words.t(`export.zone.${row.kind}`),
        ...whereOf(scope.world, row.territory_id),
        scope.world.resident_unit.get(row.resident_unit_id ?? '')?.name ?? null,
        row.length_m,
      ],
    })),
};
