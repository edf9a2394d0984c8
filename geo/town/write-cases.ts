/** Cases over all stages, some overdue, some long closed, told from the moment `now`. */
import type { Random } from '../random.ts';
import { CASE_SUBJECTS, STAGES, type CaseSubject } from './case-catalogue.ts';
import { courseOf, type CaseTimes } from './case-course.ts';
import type { Draft } from './draft.ts';
import { personName, phoneNumber } from './names-people.ts';
import { at, centroid } from './polygon.ts';
import { toPoint } from './projection.ts';
import { along, distance, left, lerp, sub, unit, type Vec } from './vec.ts';

const COUNT = 400;
const HOUR = 3_600_000;

interface Place {
  territory: string;
  compound: string | null;
  building: string | null;
  household: string | null;
  point: Vec;
}

/** A case about a building stands at its middle, never at a door; another one somewhere near the middle of the compound. */
function inCompound(draft: Draft, random: Random, grid: string): Place {
  const compound = random.pick(draft.compounds.filter((c) => c.territoryId === grid));
  const place: Place = {
    territory: grid,
    compound: compound.id,
    building: null,
    household: null,
    point: centroid(compound.plan.ring),
  };
  const household = draft.rows.household[random.pick(compound.households)];
  const middle = household && draft.middles.get(household.building_id);
  if (!middle || random.chance(0.2)) return place;
  return {
    ...place,
    building: household.building_id,
    household: random.chance(0.6) ? household.id : null,
    point: middle,
  };
}

/** Beside a street of the grid, just inside the border. */
function onStreet(draft: Draft, random: Random, grid: string): Place {
  const { map } = draft.town.districts;
  const number = draft.grids.indexOf(grid);
  const sides = map.faces
    .filter((f) => f.grid === number && !f.bank)
    .flatMap((f) => f.ring.map((c, i) => [c, at(f.ring, i + 1)] as const))
    .filter(([a, b]) => map.lineOf(a, b).kind === 'street' && distance(map.point(a), map.point(b)) > 24);
  const [a, b] = random.pick(sides).map((c) => map.point(c)) as [Vec, Vec];
  const point = along(lerp(a, b, random.between(0.3, 0.7)), left(unit(sub(b, a))), random.between(5, 8));
  return { territory: grid, compound: null, building: null, household: null, point };
}

/** Open cases began within reach of their limit, so that some have passed it; closed ones lie up to ninety days back. */
function timesOf(now: number, stage: string, subject: CaseSubject, random: Random, late: boolean): CaseTimes {
  const limit = subject.limitHours * HOUR;
  const minute = (t: number): number => Math.round(t / 60_000) * 60_000;
  if (stage === 'evaluate') {
    const reported = minute(now - random.between(3, 90) * 24 * HOUR - limit * 1.3);
    const closed = minute(
      reported + limit * (random.chance(0.86) ? random.between(0.1, 0.98) : random.between(1.02, 1.3)),
    );
    return { reported, due: reported + limit, closed };
  }
  const share = late
    ? random.between(1.05, 2.2)
    : stage === 'report'
      ? random.between(0.01, 0.15)
      : random.between(0.08, 0.95);
  const reported = minute(now - limit * share);
  return { reported, due: reported + limit, closed: null };
}

const severityOf = (random: Random): 'simple' | 'general' | 'prominent' | 'major' => {
  const roll = random.next();
  return roll < 0.35 ? 'simple' : roll < 0.82 ? 'general' : roll < 0.96 ? 'prominent' : 'major';
};

/** Nobody has been given these yet. */
const WITHOUT_WORKER = ['report', 'register'];

/** `busy` is the grid of the demo's grid worker: it gets more than its share, some of it overdue. */
export function writeCases(draft: Draft, now: number, busy: string): void {
  const random = draft.random.fork('cases');
  const courses = draft.random.fork('case courses');
  const grids = draft.rows.territory.filter((t) => t.level === 'grid').map((t) => t.id);
  const weights = STAGES.map(([, share]) => Math.round(share * COUNT));
  const stages = STAGES.flatMap(([stage], i) => Array.from({ length: weights[i] ?? 0 }, () => stage));
  const order = random.shuffle(stages).slice(0, COUNT);
  order.forEach((stage, i) => {
    const mine = i % 16 === 0;
    const grid = mine ? busy : random.pick(grids);
    const subject = random.pick(CASE_SUBJECTS);
    const inside = subject.place === 'compound' || (subject.place === 'any' && random.chance(0.55));
    const place = inside ? inCompound(draft, random, grid) : onStreet(draft, random, grid);
    const late = stage !== 'report' && random.chance(mine ? 0.45 : 0.2);
    const times = timesOf(now, stage, subject, random, late);
    const workers = draft.rows.grid_worker.filter((w) => w.territory_id === grid);
    const worker = random.chance(0.8) ? workers.find((w) => w.employment === 'full_time') : random.pick(workers);
    const id = draft.newId();
    const iso = (t: number): string => new Date(t).toISOString();
    const title = random.pick(subject.titles);
    const severity = severityOf(random);
    const course = courseOf(courses, subject.code, stage, severity, times, now);
    draft.rows.case_record.push({
      id,
      territory_id: grid,
      compound_id: place.compound,
      building_id: place.building,
      number: `LX${iso(times.reported).slice(0, 10).replaceAll('-', '')}${String(i + 1).padStart(4, '0')}`,
      class_code: subject.code,
      ...course,
      severity,
      title,
      grid_worker_id: WITHOUT_WORKER.includes(course.stage) ? null : (worker?.id ?? null),
      reported_at: iso(times.reported),
      closed_at: times.closed === null ? null : iso(times.closed),
      geom: toPoint(place.point),
    });
    const named = random.chance(0.65);
    draft.rows.case_detail.push({
      id,
      territory_id: grid,
      description: `${title}。${random.pick(['居民反映多次，请尽快处理。', '巡查时发现，已拍照。', '现场情况属实，影响出行。', '希望安排人员上门查看。'])}`,
      reporter_name: named ? personName(random) : null,
      reporter_phone: named ? phoneNumber(random) : null,
      household_id: place.household,
    });
  });
}
