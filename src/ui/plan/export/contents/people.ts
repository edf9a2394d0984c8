/**
 * Households and members, for whoever holds them. Neither names nor numbers of households: these are read one at a time, and
 * written down. Cases without whoever reported them, as the register has them.
 */
import { addressOf } from '../../../../domain/answers/address.ts';
import { caseRows } from '../../../../domain/answers/case-table.ts';
import { rowsBy } from '../../../../domain/world.ts';
import { formatMinute } from '../../../../i18n/index.ts';
import { number, text, whereOf, type Content } from './content.ts';

export const households: Content = {
  entity: 'household',
  id: 'household',
  title: ({ t }) => t('card.kind.household'),
  isPlace: true,
  columns: [
    text('community'),
    text('grid'),
    text('compound'),
    text('building'),
    text('stairwell_unit'),
    number('floor'),
    text('door'),
    number('residents'),
    text('party_household'),
  ],
  rows: ({ world, words: { t }, within }) =>
    [...world.household.values()].flatMap((row) => {
      const { compound, building, unit, door } = addressOf(world, row);
      if (!building || !within.has(building.territory_id)) return [];
      const party = rowsBy(world.party_household, 'household_id', row.id)[0];
      return [
        {
          name: [building.name, unit?.name, door].filter(Boolean).join(' '),
          geometry: unit?.geom ?? null,
          values: [
            ...whereOf(world, building.territory_id),
            compound?.name ?? null,
            building.name,
            unit?.name ?? null,
            row.floor,
            door,
            row.residents,
            party ? t(party.is_center ? 'card.household.center' : 'card.household.party') : null,
          ],
        },
      ];
    }),
};

export const members: Content = {
  entity: 'party_member',
  id: 'party_member',
  title: ({ t }) => t('export.content.party_member'),
  isPlace: false,
  columns: [
    text('name'),
    text('member_category'),
    text('standing'),
    text('party_org'),
    text('compound'),
    text('unit'),
    text('checked_in_on'),
  ],
  rows: ({ world, words: { t }, within }) =>
    [...world.party_member.values()].flatMap((row) => {
      const org = world.party_org.get(row.party_org_id ?? '');
      const compound = world.compound.get(row.compound_id ?? '');
      const territory = compound?.territory_id ?? org?.territory_id;
      if (!territory || !within.has(territory)) return [];
      return [
        {
          name: row.name,
          geometry: null,
          values: [
            row.name,
            t(`card.member_category.${row.category}`),
            t(`card.standing.${row.standing}`),
            org?.name ?? null,
            compound?.name ?? null,
            world.resident_unit.get(row.resident_unit_id ?? '')?.name ?? null,
            row.checked_in_on,
          ],
        },
      ];
    }),
};

export const cases: Content = {
  entity: 'case_record',
  id: 'case_record',
  title: ({ t }) => t('export.content.case_record'),
  isPlace: true,
  columns: [
    text('number'),
    text('title'),
    text('class'),
    text('stage'),
    text('severity'),
    text('community'),
    text('grid'),
    text('worker'),
    text('reported_at'),
    text('due_at'),
    text('closed_at'),
  ],
  rows: ({ world, words, within, now }) =>
    caseRows(world, now)
      .filter(({ record }) => within.has(record.territory_id))
      .map((row) => {
        const { record } = row;
        const minor = row.class && (words.locale === 'en' ? row.class.minor_en : row.class.minor_zh);
        return {
          name: record.title,
          geometry: record.geom,
          values: [
            record.number,
            record.title,
            minor ?? record.class_code,
            row.step ? words.rowName(row.step) : record.stage,
            words.t(`card.severity.${record.severity}`),
            ...whereOf(world, record.territory_id),
            row.worker || null,
            formatMinute(record.reported_at),
            formatMinute(record.due_at),
            record.closed_at === null ? null : formatMinute(record.closed_at),
          ],
        };
      }),
};
