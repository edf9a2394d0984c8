/** The long lists of the filter: classes under their major classes, territories under the person's duty. */
import { memo } from 'react';
import type { Territory } from '../../domain/entities.ts';
import { groupBy } from '../../domain/group-by.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { rowsBy, type World } from '../../domain/world.ts';
import { useWords } from '../cards/parts/use-words.ts';
import { className } from './filter-words.ts';

export const ClassOptions = memo(function ClassOptions({ world }: { readonly world: World }) {
  const { t, locale } = useWords();
  const english = locale === 'en';
  const used = new Set([...world.case_record.values()].map((record) => record.class_code));
  const classes = [...world.case_class.values()]
    .filter(({ id }) => used.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...groupBy(classes, ({ id }) => id.slice(0, 2))].map(([major, minors]) => {
    const name = className(world, major, english);
    return (
      <optgroup key={major} label={name}>
        <option value={major}>{t('desk.filter.whole_class', { name })}</option>
        {minors.map((each) => (
          <option key={each.id} value={each.id}>
            {english ? each.minor_en : each.minor_zh}
          </option>
        ))}
      </optgroup>
    );
  });
});

/** Down to grids; indented by what stands above, because 第一网格 is in every community. */
export const TerritoryOptions = memo(function TerritoryOptions({ world }: { readonly world: World }) {
  const byCode = (a: Territory, b: Territory): number => (a.code < b.code ? -1 : 1);
  const under = (territory: Territory, depth: number): { readonly territory: Territory; readonly depth: number }[] => [
    { territory, depth },
    ...(depth > 8 ? [] : [...rowsBy(world.territory, 'parent_id', territory.id)].sort(byCode)).flatMap((child) =>
      under(child, depth + 1),
    ),
  ];
  const tops = (profileOf(world)?.territory_ids ?? []).flatMap((id) => world.territory.get(id) ?? []).sort(byCode);
  return tops
    .flatMap((top) => under(top, 0))
    .map(({ territory, depth }) => (
      <option key={territory.id} value={territory.id}>
        {'\u3000'.repeat(depth) + territory.name}
      </option>
    ));
});
