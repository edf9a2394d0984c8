/** Grid workers, the bodies of compounds, and the lines residents may call. */
import { dateBefore, type Draft } from './draft.ts';
import { personName, phoneNumber } from './names-people.ts';
import type { BodyRow, HotlineRow } from './rows.ts';
import { shares } from './write-members.ts';

const PART_TIME = 155;

/** One full-time worker for every grid; part-time ones by the number of homes. */
export function writeWorkers(draft: Draft): void {
  const random = draft.random.fork('workers');
  const homes = new Map<string, number>();
  for (const h of draft.rows.household) homes.set(h.territory_id, (homes.get(h.territory_id) ?? 0) + 1);
  const grids = draft.rows.territory.filter((t) => t.level === 'grid');
  const add = (territory: string, employment: 'full_time' | 'part_time', also?: string): void => {
    const id = draft.newId();
    draft.rows.grid_worker.push({
      id,
      territory_id: territory,
      name: personName(random),
      employment,
      phone: phoneNumber(random),
    });
    for (const duty of also ? [territory, also] : [territory])
      draft.rows.grid_worker_duty.push({ id: draft.newId(), grid_worker_id: id, territory_id: duty });
  };
  for (const grid of grids) add(grid.id, 'full_time');
  const counts = shares(
    PART_TIME,
    grids.map((g) => 500 + (homes.get(g.id) ?? 0)),
  );
  counts.forEach((count, i) => {
    const grid = grids[i];
    if (!grid) return;
    const siblings = grids.filter((g) => g.parent_id === grid.parent_id && g !== grid);
    for (let k = 0; k < count; k++)
      add(grid.id, 'part_time', k === 0 && random.chance(0.4) ? random.pick(siblings).id : undefined);
  });
}

const PROPERTY = ['云居物业', '安汀物业', '清禾物业', '归舟物业', '松亭物业', '邻里物业', '晴屋物业', '棠棣物业'];
const GROUPS = ['治安巡逻队', '文体活动队', '环境保护队', '助老扶残队'];

/** The four bodies stand in most compounds; a missing one is a missing row. */
export function writeBodies(draft: Draft): void {
  const random = draft.random.fork('bodies');
  const branches = new Map<string, string>();
  for (const cover of draft.rows.party_org_coverage) {
    const org = draft.rows.party_org.find((o) => o.id === cover.party_org_id);
    if (cover.covers_compound_id && org?.scope_kind === 'compound') branches.set(cover.covers_compound_id, org.id);
  }
  for (const compound of draft.compounds) {
    const add = (kind: BodyRow['kind'], name: string, leader: string | null, elected: boolean): void => {
      draft.rows.compound_body.push({
        id: draft.newId(),
        compound_id: compound.id,
        territory_id: compound.territoryId,
        kind,
        name,
        leader_name: leader,
        phone: leader === null ? null : phoneNumber(random),
        elected_on: elected ? dateBefore(random, 30, 1400) : null,
      });
    };
    const small = compound.plan.small;
    const branch = branches.get(compound.id);
    const secretary = draft.rows.party_officer.find((o) => o.party_org_id === branch && o.post === 'secretary');
    if (secretary) add('compound_branch', `${compound.name}党支部`, secretary.name, true);
    if (random.chance(small ? 0.35 : 0.85))
      add('owners_committee', `${compound.name}业主委员会`, random.chance(0.95) ? personName(random) : null, true);
    if (random.chance(small ? 0.3 : 0.96))
      add('property_company', `${random.pick(PROPERTY)}服务公司`, personName(random), false);
    if (random.chance(small ? 0.25 : 0.7))
      add('supervision_committee', `${compound.name}居务监督委员会`, personName(random), true);
    if (random.chance(small ? 0.2 : 0.4))
      add('residents_council', `${compound.name}居民议事会`, personName(random), true);
    if (random.chance(small ? 0.15 : 0.5))
      add('self_gov_group', `${compound.name}${random.pick(GROUPS)}`, personName(random), false);
  }
}

export function writeHotlines(draft: Draft): void {
  const random = draft.random.fork('hotlines');
  const add = (
    territory: string,
    compound: string | null,
    kind: HotlineRow['kind'],
    name: string,
    phone = phoneNumber(random),
  ): void => {
    draft.rows.hotline.push({ id: draft.newId(), territory_id: territory, compound_id: compound, kind, name, phone });
  };
  add(draft.street, null, 'service', '连心街道便民服务热线');
  for (const community of draft.rows.territory.filter((t) => t.level === 'community')) {
    add(community.id, null, 'committee', `${community.name}居民委员会`);
    add(community.id, null, 'police', `${community.name}警务室`);
  }
  for (const worker of draft.rows.grid_worker.filter((w) => w.employment === 'full_time'))
    add(worker.territory_id, null, 'grid_worker', '专职网格员', worker.phone);
  for (const compound of draft.compounds) {
    const property = draft.rows.compound_body.find(
      (b) => b.compound_id === compound.id && b.kind === 'property_company',
    );
    if (property)
      add(compound.territoryId, compound.id, 'property', property.name, property.phone ?? phoneNumber(random));
    add(compound.territoryId, compound.id, 'repair', `${compound.name}报修`);
  }
}
