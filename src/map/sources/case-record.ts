import type { Point } from 'geojson';
import type { CaseRecord } from '../../domain/entities.ts';
import type { World } from '../../domain/world.ts';
import { filterInputs, shownCases } from './case-filter.ts';
import { spread } from './local-metres.ts';
import { all, feature, point, type MapSource } from './source.ts';
import { ZOOM } from '../zoom-bands.ts';

export type CaseMark = 'open' | 'overdue' | 'closed';

/** How a case is drawn at `now` (Unix ms). */
export function markOf(row: CaseRecord, stages: World['case_stage'], now: number): CaseMark {
  if (row.closed_at !== null || stages.get(row.stage)?.is_closed) return 'closed';
  return Date.parse(row.due_at) < now ? 'overdue' : 'open';
}

const STEP_METRES = 7;

/**
 * Open cases, clustered when far. Cases about one building share its point, so they are spread around it.
 */
export const openCase: MapSource = {
  cluster: {
    radius: 88,
    maxZoom: ZOOM.compound - 1,
    properties: { overdue: ['+', ['case', ['==', ['get', 'mark'], 'overdue'], 1, 0]] },
  },
  inputs: (view) => [
    view.state.world.case_record,
    view.state.world.case_stage,
    overdueCount(view.state.world, view.now),
    ...filterInputs(view),
  ],
  features: (view) => {
    const mark = (row: CaseRecord): CaseMark => markOf(row, view.state.world.case_stage, view.now);
    return spreadOut(shownCases(view).filter((row) => mark(row) !== 'closed')).map(({ row, at }) =>
      feature(row.id, point(at), { mark: mark(row) }),
    );
  },
};

export const closedCase: MapSource = {
  inputs: (view) => [view.state.world.case_record, view.state.world.case_stage, ...filterInputs(view)],
  features: (view) =>
    spreadOut(shownCases(view).filter((row) => markOf(row, view.state.world.case_stage, view.now) === 'closed')).map(
      ({ row, at }) => feature(row.id, point(at)),
    ),
};

const counted = new WeakMap<object, { readonly stages: unknown; readonly now: number; readonly count: number }>();

/** Time only ever turns open into overdue, so this number tells whether a new minute changed anything. */
export function overdueCount({ case_record, case_stage }: World, now: number): number {
  const last = counted.get(case_record);
  if (last && last.now === now && last.stages === case_stage) return last.count;
  const count = all(case_record).filter((row) => markOf(row, case_stage, now) === 'overdue').length;
  counted.set(case_record, { stages: case_stage, now, count });
  return count;
}

/** Where the map draws each of several rows: its own point unless it shares it. */
export function spreadOut<Row extends { readonly geom: Point }>(rows: readonly Row[]): { row: Row; at: number[] }[] {
  const places = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.geom.coordinates.join();
    const place = places.get(key);
    if (place) place.push(row);
    else places.set(key, [row]);
  }
  return [...places.values()].flatMap((place) =>
    place.map((row, index) => ({ row, at: spread(row.geom.coordinates, index, place.length, STEP_METRES) })),
  );
}
