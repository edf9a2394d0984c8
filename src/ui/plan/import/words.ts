/** Problems, fields and coordinate systems of an import in the person's language. */
import { parseCrs } from '../../../../geo/crs/crs.ts';
import type { TextKey, Translate } from '../../../i18n/index.ts';
import { original } from '../../../i18n/catalogue.ts';

type Params = Readonly<Record<string, string | number>>;

/** The texts of the codes ask for different parameters; whoever found the problem has given those. */
const say = (t: Translate, key: string, params: Params): string =>
  (t as unknown as (key: TextKey, params: Params) => string)(key as TextKey, params);

const isKnown = (key: string): boolean => Object.hasOwn(original, key);

export function problemText(t: Translate, code: string, params: Params = {}): string {
  // features are counted from 0 by whoever reads them, and from 1 by whoever looks at them
  const other = params['other'];
  const shown = typeof other === 'number' ? { ...params, other: other + 1 } : params;
  if (code === 'duplicate_in_file') return say(t, 'import.problem.same_row', params);
  const key = `import.problem.${code}`;
  return isKnown(key) ? say(t, key, shown) : say(t, 'import.problem.other', { code });
}

/** The columns of the server, as the person's table has them. */
const FIELD_OF: Readonly<Record<string, string>> = {
  stairwell_unit_id: 'unit',
  household_id: 'door',
  household: 'door',
  household_contact: 'head_name',
  party_org_id: 'party_org',
  compound_id: 'compound',
  resident_unit_id: 'resident_unit',
  territory_id: 'grids',
  territory_ids: 'grids',
};

export function fieldText(t: Translate, field: string | null): string {
  if (field === null) return '';
  const key = `import.field.${FIELD_OF[field] ?? field}`;
  return isKnown(key) ? say(t, key, {}) : '';
}

export function crsText(t: Translate, name: string): string {
  const crs = parseCrs(name);
  if (!crs) return name;
  const plain =
    crs.kind === 'geographic'
      ? t('import.crs.geographic')
      : crs.kind === 'offset'
        ? t(`import.crs.${crs.id}`)
        : crs.zone === null
          ? t('import.crs.zone', { width: crs.widthDegrees, meridian: crs.centralMeridian, epsg: crs.id.slice(5) })
          : t('import.crs.zone.numbered', { width: crs.widthDegrees, zone: crs.zone, epsg: crs.id.slice(5) });
  return crs.swapped ? t('import.crs.swapped', { crs: plain }) : plain;
}
