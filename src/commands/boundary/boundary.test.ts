/** Redrawing boundaries, without a map: what each tool does, undo and redo, what is kept, what is told the server. */
import { beforeEach, describe, expect, test } from 'vitest';
import { aQuarter, MIDDLE } from '../../../tests/builders/a-quarter.ts';
import { fakeApp, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../tests/fakes/fake-remote.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import { Failure } from '../../domain/failure.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { applyChanges, type World } from '../../domain/world.ts';
import { countOf } from '../../domain/rules/area-count.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';
import { loadReports } from '../report/load-reports.ts';
import { handOver, mergeParts, nameOf, renamePart, unnamedParts } from './areas.ts';
import { changeOf } from './change-of.ts';
import { finishBoundary, isOvertaken, redoOnTheirs, saveAsProposal } from './finish-boundary.ts';
import { boundaryGestures } from './gestures.ts';
import { redoMine, takeTheirs } from './decide-conflict.ts';
import { closeBoundary, discardBoundary, openBoundary } from './open-boundary.ts';
import { deletePicked, insertOn, moveTo, nudge, pickEdge, pickNode } from './nodes.ts';
import { insertAfterNode, stepNode } from './node-walk.ts';
import { addStrokePoint, chooseTool, finishStroke, handOverAt, letGo, pickPart } from './tools.ts';
import { redoStep, undoStep } from './undo-redo.ts';

const COMMUNITY = 'community' as TerritoryId;
let app: FakeApp;

function start(world: World = aQuarter().build()): void {
  app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role: 'street_staff' },
    world,
    screen: 'plan',
    online: false,
  });
  const offline = new Failure('network');
  app.remote.pushAnswers = Array.from({ length: 20 }, () => offline);
  app.remote.answers = Array.from({ length: 20 }, () => offline);
  openBoundary(app, COMMUNITY);
}

const edit = (): BoundaryEdit => {
  const now = app.store.getState().boundary.edit;
  if (!now) throw new Error('nothing is open');
  return now;
};
const households = (id: string): number => countOf(edit().now.count, id).households;
const refusal = () => edit().refusal?.code ?? null;
const told = () => app.store.getState().outbox.map(({ operation }) => operation);
const metres = 111_195;

beforeEach(() => start());

describe('opening', () => {
  test('shows the parts of a territory, counted', () => {
    expect(edit()).toMatchObject({ parentId: COMMUNITY, level: 'grid', isLoose: false, tool: 'move' });
    expect(['grid-1', 'grid-2', 'grid-3', 'grid-4'].map(households)).toEqual([15, 20, 30, 40]);
  });

  test('parts that overlap are not opened; which, and how much, is said', () => {
    start(
      aQuarter()
        .withGrid('grid-2', { name: '第二网格', geom: squareAt(0.004, 0, 0.6) })
        .build(),
    );
    const { edit: none, unfit } = app.store.getState().boundary;
    expect(none).toBeNull();
    expect(unfit?.findings[0]).toMatchObject({ code: 'overlap' });
    expect(new Set(unfit?.findings[0]?.areas)).toEqual(new Set(['grid-1', 'grid-2']));
  });

  test('parts that do not fill their parent are opened without its limit', () => {
    start(
      aQuarter()
        .withTerritory('community', { level: 'community', parent_id: 'street', geom: squareAt(0, 0, 1.2) })
        .build(),
    );
    expect(edit().isLoose).toBe(true);
    expect(edit().now.partition.corners).toBeNull();
  });
});

describe('moving', () => {
  test('a node moves all who share it, and every household keeps being counted once', () => {
    pickNode(app, MIDDLE);
    expect(moveTo(app, [0.0035, 0.0035])).toBe(true);
    expect(households('grid-1')).toBe(10); // the house in the corner is the north-eastern grid's now
    expect(households('grid-4')).toBe(45);
    expect(edit().node).toEqual([0.0035, 0.0035]);
    expect(changeOf(edit(), edit().now).areas.map(({ territory_id }) => territory_id)).toEqual([
      'grid-1',
      'grid-2',
      'grid-3',
      'grid-4',
    ]);
  });

  test('keys move by metres, and what cannot be is refused where it is, with nothing changed', () => {
    pickNode(app, MIDDLE);
    nudge(app, 10, 0);
    expect(edit().node?.[0]).toBeCloseTo(0.005 + 10 / metres, 7);
    const before = edit().now;
    expect(moveTo(app, [0.02, 0.02])).toBe(false);
    expect(refusal()).toBe('collapses');
    expect(edit().now).toBe(before);
  });

  test('the outline of the parent is kept: its corners stay, an end of a border slides', () => {
    pickNode(app, [0, 0]);
    expect(moveTo(app, [0.001, 0.001])).toBe(false);
    expect(refusal()).toBe('leaves_parent');
    pickNode(app, [0.005, 0]);
    expect(moveTo(app, [0.006, 0.002])).toBe(true);
    expect(edit().node).toEqual([0.006, 0]);
  });

  test('nodes are put in and taken out; three borders keep theirs', () => {
    const ends = [MIDDLE, [0.005, 0]] as const;
    insertOn(app, ends);
    expect(edit().node).toEqual([0.005, 0.0025]);
    expect(edit().now.partition.areasAt([0.005, 0.0025]).toSorted()).toEqual(['grid-1', 'grid-2']);
    deletePicked(app);
    expect(edit().now.partition.areasAt([0.005, 0.0025])).toEqual([]);
    pickNode(app, MIDDLE);
    deletePicked(app);
    expect(refusal()).toBe('is_junction');
  });

  test('a whole border moves with both its ends', () => {
    insertOn(app, [MIDDLE, [0.005, 0]], [0.005, 0.002]);
    insertOn(app, [MIDDLE, [0.005, 0.002]], [0.005, 0.004]);
    pickEdge(app, [
      [0.005, 0.002],
      [0.005, 0.004],
    ]);
    nudge(app, 20, 0);
    expect(edit().edge?.map(([lon]) => Math.round((lon - 0.005) * metres))).toEqual([20, 20]);
  });

  test('Tab goes around the nodes of the part in hand and leaves at the end; Enter puts one after it', () => {
    pickPart(app, 'grid-1');
    expect([1, 2, 3, 4, 5].map(() => stepNode(app, 1, false))).toEqual([true, true, true, true, false]);
    expect(edit().node).toBeNull();
    stepNode(app, -1, true);
    const { node } = edit();
    insertAfterNode(app);
    expect(edit().node).not.toEqual(node);
    expect(edit().event?.kind).toBe('inserted');
  });
});

describe('a drag', () => {
  const aim = (at: readonly [number, number], touch = false) => ({ at, reach: 20, snap: 0, touch });

  test('is one step, its numbers live in every frame', () => {
    const grab = boundaryGestures.findGrab(app, aim([0.00501, 0.005]));
    expect(grab).toEqual({ id: 'node', at: MIDDLE });
    boundaryGestures.grab(app, 'node', MIDDLE);
    boundaryGestures.drag(app, [0.0045, 0.0045], 0);
    expect(households('grid-1')).toBe(15);
    boundaryGestures.drag(app, [0.0035, 0.0035], 0);
    expect(households('grid-1')).toBe(10);
    expect(edit().past).toHaveLength(0);
    boundaryGestures.drop(app, [0.0035, 0.0035], 0);
    expect(edit().past).toHaveLength(1);
    undoStep(app);
    expect(households('grid-1')).toBe(15);
  });

  test('beyond what can be, it stays at the last place that could', () => {
    boundaryGestures.grab(app, 'node', MIDDLE);
    boundaryGestures.drag(app, [0.006, 0.006], 0);
    boundaryGestures.drag(app, [0.02, 0.006], 0);
    expect(refusal()).toBe('collapses');
    expect(edit().node).toEqual([0.006, 0.006]);
    boundaryGestures.drop(app, [0.02, 0.006], 0);
    expect(edit().past).toHaveLength(1);
  });

  test('of a border puts a node on it; a finger holds only borders of the part in hand', () => {
    const at = [0.005, 0.0025] as const;
    expect(boundaryGestures.findGrab(app, aim(at, true))).toBeNull();
    pickPart(app, 'grid-2');
    expect(boundaryGestures.findGrab(app, aim(at, true))).toMatchObject({ id: 'edge' });
    boundaryGestures.grab(app, 'edge', at);
    boundaryGestures.drop(app, [0.0055, 0.0025], 0);
    expect(edit().now.partition.areasAt([0.0055, 0.0025]).toSorted()).toEqual(['grid-1', 'grid-2']);
    undoStep(app);
    expect(edit().now).toBe(edit().base);
  });

  test('that is broken off leaves nothing behind', () => {
    boundaryGestures.grab(app, 'node', MIDDLE);
    boundaryGestures.drag(app, [0.004, 0.004], 0);
    boundaryGestures.cancel(app);
    expect(edit()).toMatchObject({ now: edit().base, drag: null, past: [] });
  });

  test('meets a compound wall that is near, and says so', () => {
    start(
      aQuarter()
        .withCompound('wall', { geom: squareAt(0.0052, 0.0052, 0.2) })
        .build(),
    );
    app.store.setState({});
    boundaryGestures.grab(app, 'node', MIDDLE);
    boundaryGestures.drag(app, [0.00519, 0.00521], 5);
    expect(edit().snap).toEqual({ at: [0.0052, 0.0052], word: 'wall' });
    expect(edit().node).toEqual([0.0052, 0.0052]);
  });

  test('a tap takes a node, the next one puts it there, the same again lets go', () => {
    boundaryGestures.tap(app, aim(MIDDLE));
    expect(edit().node).toEqual(MIDDLE);
    boundaryGestures.tap(app, aim([0.0045, 0.0045]));
    expect(edit().node).toEqual([0.0045, 0.0045]);
    boundaryGestures.tap(app, aim([0.0045, 0.0045]));
    expect(edit().node).toBeNull();
    boundaryGestures.tap(app, aim([0.002, 0.002]));
    expect(edit().picked).toEqual(['grid-1']);
  });
});

describe('whole parts', () => {
  test('one stroke cuts; the new part is named by the next free number', () => {
    chooseTool(app, 'cut');
    boundaryGestures.grab(app, 'stroke', [-0.0001, 0.003]);
    boundaryGestures.drag(app, [0.0025, 0.003], 0);
    boundaryGestures.drop(app, [0.0051, 0.003], 0);
    const fresh = edit().now.partition.ids.find((id) => !edit().rows.has(id)) ?? '';
    expect(fresh).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(nameOf(edit(), fresh)).toBe('第五网格');
    expect([households('grid-1'), households(fresh)]).toEqual([10, 5]);
    const { past } = edit();
    for (const typed of ['', 'S', 'S ', 'S 网格 ']) renamePart(app, fresh, typed);
    expect(edit().past).toHaveLength(past.length + 1);
    undoStep(app);
    expect(nameOf(edit(), fresh)).toBe('第五网格');
    renamePart(app, fresh, '');
    expect(unnamedParts(edit())).toEqual([fresh]);
    renamePart(app, fresh, ' 南园网格 ');
    const { areas } = changeOf(edit(), edit().now);
    expect(areas.find(({ territory_id }) => territory_id === fresh)).toMatchObject({
      name: '南园网格',
      cut_from_id: 'grid-1',
    });
    // The neighbours on whose border the stroke ends have got a node.
    expect(areas.map(({ territory_id }) => territory_id)).toContain('grid-2');
  });

  test('points that are tapped cut as well; a stroke that does not part is refused', () => {
    chooseTool(app, 'cut');
    addStrokePoint(app, [0.001, 0.001]);
    expect(finishStroke(app)).toBe(false);
    addStrokePoint(app, [0.002, 0.002]);
    expect(finishStroke(app)).toBe(false);
    expect(refusal()).toBe('does_not_cut');
    addStrokePoint(app, [0, 0.003]);
    addStrokePoint(app, [0.005, 0.003]);
    expect(finishStroke(app)).toBe(true);
  });

  test('two are merged by taking both; who is not beside is refused', () => {
    chooseTool(app, 'merge');
    pickPart(app, 'grid-1');
    pickPart(app, 'grid-4');
    expect(refusal()).toBe('not_touching');
    letGo(app);
    pickPart(app, 'grid-2');
    expect(edit().now.partition.area('grid-2')).toBeUndefined();
    expect(households('grid-1')).toBe(35);
    expect(changeOf(edit(), edit().now).removed).toEqual([{ territory_id: 'grid-2', into_id: 'grid-1' }]);
  });

  test('what was only just cut off joins what stood before, whoever was taken first', () => {
    chooseTool(app, 'cut');
    addStrokePoint(app, [0, 0.003]);
    addStrokePoint(app, [0.005, 0.003]);
    finishStroke(app);
    const fresh = edit().now.partition.ids.find((id) => !edit().rows.has(id)) ?? '';
    mergeParts(app, fresh, 'grid-1');
    expect(edit().now.partition.area('grid-1')).toBeDefined();
    expect(changeOf(edit(), edit().now)).toEqual({ areas: [], removed: [] });
  });

  test('merged, cut and merged again: what is no more leads to what stands', () => {
    mergeParts(app, 'grid-1', 'grid-2');
    mergeParts(app, 'grid-3', 'grid-1');
    expect(changeOf(edit(), edit().now).removed).toEqual([
      { territory_id: 'grid-2', into_id: 'grid-3' },
      { territory_id: 'grid-1', into_id: 'grid-3' },
    ]);
  });

  test('a compound that is tapped goes over, whoever had it', () => {
    start(
      aQuarter()
        .withCompound('yard', { geom: squareAt(0.003, 0.003, 0.2) })
        .build(),
    );
    chooseTool(app, 'transfer');
    pickPart(app, 'grid-2');
    expect(handOverAt(app, [0.001, 0.001])).toBe(false);
    expect(handOverAt(app, [0.004, 0.004])).toBe(true);
    expect([households('grid-1'), households('grid-2')]).toEqual([10, 25]);
  });

  test('a strip beside a stroke goes to whom it borders on', () => {
    chooseTool(app, 'transfer');
    pickPart(app, 'grid-2');
    addStrokePoint(app, [0.0035, 0]);
    addStrokePoint(app, [0.0035, 0.005]);
    finishStroke(app);
    expect([households('grid-1'), households('grid-2')]).toEqual([10, 25]);
    expect(handOver(app, 'grid-2', squareAt(0.002, 0.002, 0.01))).toBe(false);
    expect(refusal()).toBe('not_touching');
  });
});

describe('undo and redo', () => {
  test('lead through every step, and a new one after an undo ends the others', () => {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0045, 0.0045]);
    moveTo(app, [0.004, 0.004]);
    const last = edit().now;
    undoStep(app);
    undoStep(app);
    undoStep(app);
    expect(edit().now).toBe(edit().base);
    redoStep(app);
    redoStep(app);
    expect(edit().now).toBe(last);
    undoStep(app);
    pickNode(app, [0.0045, 0.0045]);
    moveTo(app, [0.006, 0.006]);
    expect(edit().future).toEqual([]);
  });
});

describe('the draft', () => {
  test('comes back after a reload, with what can be undone', async () => {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    expect(app.drafts.boundaries.get('community')).toMatchObject({ bases: { 'grid-1': 1, 'grid-4': 1 } });
    const { drafts } = app;
    const world = app.store.getState().world;
    app = { ...fakeApp({ session: app.store.getState().session, world }), drafts };
    await loadReports(app, anAccount.userId);
    openBoundary(app, COMMUNITY);
    expect(households('grid-4')).toBe(45);
    undoStep(app);
    expect(households('grid-4')).toBe(40);
    expect(drafts.boundaries.size).toBe(0);
  });

  test('of which somebody has redrawn the ground meanwhile comes back as a ghost', () => {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    closeBoundary(app);
    app.store.setState(({ base }) => {
      const row = base.territory.get('grid-1');
      const next = row ? applyChanges(base, { upserts: { territory: [{ ...row, version: 2 }] }, removes: {} }) : base;
      return { base: next, world: next };
    });
    openBoundary(app, COMMUNITY);
    expect(edit().now).toBe(edit().base);
    expect(edit().ghosts).toHaveLength(4);
  });

  test('that is given up is gone', async () => {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    await discardBoundary(app, COMMUNITY);
    expect(app.drafts.boundaries.size).toBe(0);
    expect(app.store.getState().boundary).toMatchObject({ edit: null, drafts: [] });
  });
});

describe('finishing', () => {
  test('tells all outlines that changed with the versions they were drawn on, and shows them', async () => {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    await finishBoundary(app, ' 户数不均 ');
    const [operation] = told();
    expect(operation).toMatchObject({
      name: 'boundary.edit',
      args: { parent_id: 'community', reason: '户数不均', change: { removed: [] } },
      base_versions: { 'grid-1': 1, 'grid-2': 1, 'grid-3': 1, 'grid-4': 1 },
    });
    const state = app.store.getState();
    expect(JSON.stringify(state.world.territory.get('grid-1')?.geom)).toContain('0.0035');
    expect(state.boundary).toMatchObject({ edit: null, drafts: [] });
  });

  test('as a proposal changes nothing yet', async () => {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    await saveAsProposal(app, '均衡方案', '');
    expect(told()[0]).toMatchObject({ name: 'proposal.save', args: { name: '均衡方案', bases: { 'grid-1': 1 } } });
    expect(JSON.stringify(app.store.getState().world.territory.get('grid-1')?.geom)).not.toContain('0.0035');
    expect(app.store.getState().plan.tool).toBe('proposals');
  });

  test('that the device cannot keep leaves the drawing as it is', async () => {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    app.outbox.broken = new Failure('quota');
    await expect(finishBoundary(app, '')).rejects.toMatchObject({ code: 'quota' });
    expect(households('grid-4')).toBe(45);
    expect(app.drafts.boundaries.size).toBe(1);
  });
});

describe('somebody else', () => {
  const theirs = squareAt(0, 0, 0.4);
  const redrawn = (): void =>
    app.store.setState(({ base }) => {
      const row = base.territory.get('grid-1');
      if (!row) return {};
      const next = applyChanges(base, { upserts: { territory: [{ ...row, version: 2, geom: theirs }] }, removes: {} });
      return { base: next, world: next };
    });

  test('who redrew the same while it was being drawn is noticed; elsewhere it is none of our business', () => {
    insertOn(app, [MIDDLE, [0.01, 0.005]]);
    redrawn();
    expect(isOvertaken(app.store.getState(), edit())).toBe(false);
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    expect(isOvertaken(app.store.getState(), edit())).toBe(true);
  });

  test('what was drawn goes on as a ghost upon theirs', () => {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    redoOnTheirs(app);
    expect(edit().ghosts).toHaveLength(4);
    expect(edit().now).toBe(edit().base);
  });

  async function conflict(): Promise<string> {
    pickNode(app, MIDDLE);
    moveTo(app, [0.0035, 0.0035]);
    const opId = await finishBoundary(app, '');
    app.store.setState(({ outbox }) => ({
      outbox: outbox.map((entry) => ({
        ...entry,
        state: 'conflict' as const,
        result: { status: 'conflict' as const, entity: 'territory', row: { id: 'grid-1', version: 2 } },
      })),
    }));
    return opId;
  }

  test('a conflict is given up for theirs', async () => {
    const opId = await conflict();
    await takeTheirs(app, opId);
    expect(told()).toEqual([]);
  });

  test('or drawn again upon theirs: the old one goes when the new one is told, not before', async () => {
    const opId = await conflict();
    redoMine(app, opId);
    expect(edit().ghosts).toHaveLength(4);
    expect(told().map(({ op_id }) => op_id)).toEqual([opId]);
    pickNode(app, MIDDLE);
    moveTo(app, [0.0045, 0.0045]);
    await finishBoundary(app, '');
    expect(told()).toHaveLength(1);
    expect(told()[0]?.op_id).not.toBe(opId);
    expect(told()[0]?.depends_on).toEqual([]);
  });
});
