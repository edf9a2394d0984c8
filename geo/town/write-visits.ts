/** Who is visited, by whom and when last: care households, leaders' assignments, visits and patrols, told from the moment `now`. */
import type { Random } from '../random.ts';
import type { Draft } from './draft.ts';
import { personName } from './names-people.ts';
import type { VisitRow } from './rows.ts';

const DAY = 86_400_000;
const PERIOD = { weekly: 7, monthly: 30, quarterly: 91 } as const;

const FINDINGS = [
  '精神状态良好，生活用品齐全。',
  '反映楼道照明较暗，已记录。',
  '近期感冒，已提醒按时服药。',
  '希望帮助预约体检。',
  '子女周末回来，家中一切安好。',
  '提醒关好燃气阀门，已现场检查。',
];
const ASSIGNED_FINDINGS = [
  '听取社区近期工作情况，实地查看小区环境。',
  '与居民代表座谈，收集停车方面的意见。',
  '查看服务站运行情况，慰问值班人员。',
];

/** How long ago the last visit was: mostly inside the period, sometimes long past it, now and then never. */
function lastVisit(random: Random, now: number, days: number): number | null {
  const roll = random.next();
  if (roll < 0.08) return null;
  const share = roll < 0.68 ? random.between(0.02, 0.9) : random.between(1.05, 2.4);
  return Math.round((now - share * days * DAY) / 60_000) * 60_000;
}

const iso = (at: number): string => new Date(at).toISOString();

interface Walkers {
  /** Name of the full-time worker of each grid. */
  readonly names: ReadonlyMap<string, string>;
  readonly add: (row: Omit<VisitRow, 'id' | 'patrol_id' | 'profile_id'>) => void;
}

/** 一老一小: those who live alone in old age, and children whose parents are away. */
function writeCare(draft: Draft, now: number, { names, add }: Walkers): void {
  const random = draft.random.fork('care');
  const homes = new Map(draft.rows.household.map((h) => [h.id, h]));
  for (const contact of draft.rows.household_contact) {
    const home = homes.get(contact.id);
    const old = contact.care.includes('elderly_alone');
    if (!home || !(old || contact.care.includes('child_left_behind'))) continue;
    const cadence = old && random.chance(0.35) ? 'weekly' : random.chance(0.8) ? 'monthly' : 'quarterly';
    const last = lastVisit(random, now, PERIOD[cadence]);
    draft.rows.care_household.push({
      id: home.id,
      territory_id: home.territory_id,
      cadence,
      last_visited_at: last === null ? null : iso(last),
    });
    if (last === null) continue;
    add({
      territory_id: home.territory_id,
      household_id: home.id,
      compound_id: home.compound_id,
      assignment_id: null,
      visitor_name: names.get(home.territory_id) ?? '',
      kind: 'care',
      met: random.pick(['head', 'head', 'head', 'family', 'other']),
      findings: random.chance(0.7) ? random.pick(FINDINGS) : null,
      distance_m: random.int(0, 4) * 10,
      visited_at: iso(last),
    });
  }
}

/** 包联: county leaders a community each quarter, deputies of the street a grid each month, a department a compound. */
function writeAssignments(draft: Draft, now: number, { add }: Walkers): void {
  const random = draft.random.fork('assignments');
  const assign = (
    cadence: 'monthly' | 'quarterly',
    leader: readonly [name: string, post: string],
    territory: string,
    compound: string | null = null,
  ): void => {
    const last = lastVisit(random, now, PERIOD[cadence]);
    const id = draft.newId();
    const [leader_name, leader_post] = leader;
    draft.rows.assignment.push({
      id,
      territory_id: territory,
      compound_id: compound,
      profile_id: null,
      leader_name,
      leader_post,
      cadence,
      assigned_on: '2026-01-05',
      last_visited_at: last === null ? null : iso(last),
    });
    if (last === null) return;
    add({
      territory_id: territory,
      household_id: null,
      compound_id: compound,
      assignment_id: id,
      visitor_name: leader_name,
      kind: 'assignment',
      met: 'other',
      findings: random.pick(ASSIGNED_FINDINGS),
      distance_m: null,
      visited_at: iso(last),
    });
  };
  for (const community of draft.communities) assign('quarterly', [personName(random), '县领导'], community);
  const deputies = Array.from({ length: 7 }, () => [personName(random), '街道副职'] as const);
  draft.grids.forEach((grid, i) => assign('monthly', deputies[i % deputies.length] as (typeof deputies)[0], grid));
  for (const compound of random.shuffle(draft.compounds).slice(0, 12))
    assign('quarterly', [personName(random), '县直部门负责人'], compound.territoryId, compound.id);
}

/** The walks of the last two weeks, three in each grid. */
function writePatrols(draft: Draft, now: number, { names }: Walkers): void {
  const random = draft.random.fork('patrols');
  for (const grid of draft.grids)
    for (let i = 0; i < 3; i++) {
      const minutes = random.int(35, 130);
      const started = Math.round((now - (i * 5 + random.between(0.3, 4)) * DAY) / 60_000) * 60_000;
      draft.rows.patrol.push({
        id: draft.newId(),
        territory_id: grid,
        profile_id: null,
        walker_name: names.get(grid) ?? '',
        started_at: iso(started),
        finished_at: iso(started + minutes * 60_000),
        distance_m: Math.round((minutes * random.between(35, 55)) / 100) * 100,
      });
    }
}

export function writeVisits(draft: Draft, now: number): void {
  const walkers: Walkers = {
    names: new Map(
      draft.rows.grid_worker.flatMap((w) => (w.employment === 'full_time' ? [[w.territory_id, w.name] as const] : [])),
    ),
    add: (row) => void draft.rows.visit.push({ id: draft.newId(), ...row, patrol_id: null, profile_id: null }),
  };
  writeCare(draft, now, walkers);
  writeAssignments(draft, now, walkers);
  writePatrols(draft, now, walkers);
}
