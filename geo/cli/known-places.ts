/** What a ledger's names can mean under a territory, as the database has it: the same lists that the app makes of its copy. */
import type { KnownPlaces } from '../../src/domain/ledger/known-places.ts';
import type { Database } from '../../supabase/local/database.ts';

const UNDER = 'in (select t.id from public.territory t where t.path @> array[$1::uuid])';
const WHERE = '(select t.name from public.territory t where t.id = r.territory_id) as "where"';

export async function placesUnder(db: Database, root: string): Promise<KnownPlaces> {
  const rows = <Row>(text: string, values: readonly unknown[] = [root]): Promise<Row[]> =>
    db.query<Row & Record<string, unknown>>(text, [...values]);
  const households = await rows<{ id: string; unit: string; door: string }>(
    `select r.id, r.stairwell_unit_id as unit, r.door from public.household r where r.territory_id ${UNDER}`,
  );
  return {
    compounds: await rows(`select r.id, r.name, ${WHERE} from public.compound r where r.territory_id ${UNDER}`),
    buildings: await rows(
      `select r.id, r.name, r.compound_id as compound from public.building r where r.territory_id ${UNDER}`,
    ),
    units: await rows(
      `select r.id, r.name, r.building_id as building from public.stairwell_unit r where r.territory_id ${UNDER}`,
    ),
    households: {
      ids: households.map(({ id }) => id),
      units: households.map(({ unit }) => unit),
      doors: households.map(({ door }) => door),
    },
    partyOrgs: await rows(`select r.id, r.name, ${WHERE} from public.party_org r`, []),
    residentUnits: await rows(`select r.id, r.name, ${WHERE} from public.resident_unit r`, []),
    territories: await rows(
      `select r.id, r.name, r.level, r.parent_id as parent, coalesce(p.name, '') as "where", array_remove(array[r.code, r.office_code], null) as codes
       from public.territory r left join public.territory p on p.id = r.parent_id where r.path @> array[$1::uuid]`,
    ),
  };
}
