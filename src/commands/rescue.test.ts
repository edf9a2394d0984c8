/** The rescue file: what cannot be uploaded goes to the office as a zip, and is brought in there once and no more. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage, fakeApp, signedIn, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { settled } from '../../tests/fakes/later.ts';
import { Failure } from '../domain/failure.ts';
import type { CaseId, PatrolId, PhotoId, TerritoryId } from '../domain/ids.ts';
import { newId } from '../domain/new-id.ts';
import type { PreparedPhoto } from '../domain/operations/photo.ts';
import { exportOutbox } from './export-outbox.ts';
import { importOutbox, planImport, type ImportPlan } from './import-outbox.ts';
import { perform } from './perform.ts';

const photo = (): PreparedPhoto => ({
  photo_id: newId(1) as PhotoId,
  sha256: 'ab',
  size_bytes: 3,
  width: 1,
  height: 1,
  taken_at: '2026-11-20T01:00:00Z',
  bytes: new Uint8Array([1, 2, 3]).buffer,
});

/** A tablet in a basement: two steps on a case and a picture, none of them sent. */
async function tablet(): Promise<FakeApp> {
  const world = aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').withCase('c', { stage: 'dispatch' }).build();
  const app = fakeApp({ ...signedIn, world });
  app.remote.pushAnswers = Array.from({ length: 9 }, () => new Failure('network'));
  app.remote.answers = Array.from({ length: 9 }, () => new Failure('network'));
  await perform(app, 'case.accept', { case_id: 'c' as CaseId }, { title: '路灯不亮' });
  await perform(app, 'case.handle', { case_id: 'c' as CaseId, note: '换了灯管' }, { photos: [photo()] });
  await settled();
  return app;
}
async function office(): Promise<FakeApp> {
  const app = fakeApp({ ...signedIn, world: aWorld().as('street_staff', 'street').withGrid('grid-1').build() });
  app.remote.answers = Array.from({ length: 9 }, () => aPage());
  return Promise.resolve(app);
}
const fileOf = async (app: FakeApp): Promise<Blob> => new Blob([(await exportOutbox(app)).bytes]);
const planned = async (app: FakeApp, file: Blob): Promise<ImportPlan> => {
  const plan = await planImport(app, file);
  if (typeof plan === 'string') throw new Error(plan);
  return plan;
};
const zip = (files: Record<string, Uint8Array>): Blob => new Blob([zipSync(files)]);

test('carries everything unsent with its ids, words and pictures, and changes nothing here', async () => {
  const app = await tablet();
  const before = app.store.getState().outbox;
  const plan = await planned(await office(), await fileOf(app));
  expect(plan.archive.by).toBe('欧阳竹影');
  expect(plan.entries.map(({ operation }) => operation)).toEqual(before.map(({ operation }) => operation));
  expect(plan.entries[0]?.title).toBe('路灯不亮');
  expect(new Uint8Array(plan.entries[2]?.photo?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array([1, 2, 3]));
  expect(plan).toMatchObject({ photos: 1, photoBytes: 3, leftOut: [] });
  expect(app.store.getState().outbox).toBe(before);
});

test('carries no track: where somebody walked is theirs alone', async () => {
  const app = await tablet();
  const walk = { patrol_id: newId(1) as PatrolId, territory_id: 'grid-1' as TerritoryId };
  const [started_at, finished_at] = ['2026-11-20T01:00:00Z', '2026-11-20T02:00:00Z'];
  await perform(app, 'patrol.finish', { ...walk, started_at, finished_at, track: [[101.215, 41.315, 0]] });
  const plan = await planned(await office(), await fileOf(app));
  expect(plan.leftOut.map(({ why }) => why)).toEqual(['personal']);
  expect(JSON.stringify(plan.archive)).not.toContain('101.215');
  expect(JSON.stringify(app.store.getState().outbox)).toContain('101.215');
});

test('is pushed in the name of whoever brings it in, in order, and what the server knows already is said', async () => {
  const desk = await office();
  desk.remote.pushAnswers = [
    (operations) =>
      operations.map((_, n) => {
        const applied = { status: 'applied', version: n + 2, versions: {} } as const;
        return n === 0 ? { status: 'duplicate', result: applied } : applied;
      }),
    () => [{ status: 'applied', version: 1, versions: {} }],
  ];
  const file = await fileOf(await tablet());
  await importOutbox(desk, await planned(desk, file));
  await settled();
  expect(desk.remote.pushed[0]?.map(({ name }) => name)).toEqual(['case.accept', 'case.handle']);
  expect(desk.store.getState().outbox.map(({ state, was_known: known }) => [state, known ?? false])).toEqual([
    ['done', true],
    ['done', false],
    ['done', false],
  ]);
  const again = await planned(desk, file);
  expect(again.entries).toEqual([]);
  expect(again.leftOut.map(({ why }) => why)).toEqual(['known_here', 'known_here', 'known_here']);
});

test('what the server has refused is left to its maker, and what builds upon it', async () => {
  const app = await tablet();
  const [first] = app.store.getState().outbox;
  await app.outbox.change(new Map([[first?.operation.op_id ?? '', { state: 'rejected' }]]));
  app.store.setState({ outbox: await app.outbox.read() });
  const plan = await planned(await office(), await fileOf(app));
  expect(plan.entries).toEqual([]);
  expect(plan.leftOut.map(({ why }) => why)).toEqual(['answered', 'builds_upon', 'builds_upon']);
});

test('a picture that is not in the file is missed before anything is sent', async () => {
  const app = await tablet();
  app.outbox.photos.clear();
  const plan = await planned(await office(), await fileOf(app));
  expect(plan.leftOut.map(({ why }) => why)).toEqual(['photo_missing']);
  expect(plan.entries).toHaveLength(2);
});

describe('a file from anywhere', () => {
  const archive = (change: object = {}): Uint8Array =>
    strToU8(
      JSON.stringify({
        format: 'lianxin-outbox',
        version: 1,
        exported_at: '2026-11-20T01:00:00Z',
        device: 'd',
        by: '某人',
        operations: [],
        ...change,
      }),
    );
  const operation = (change: object = {}) => ({
    operation: {
      op_id: newId(1),
      name: 'case.accept',
      args: {},
      base_versions: {},
      depends_on: [],
      made_at: '2026-11-20T01:00:00Z',
      device: 'd',
      ...change,
    },
    title: '',
    state: 'waiting',
    last_failure: null,
  });
  const twice = operation();
  test.each<[string, Blob]>([
    ['not_zip', new Blob(['PK but nothing'])],
    ['not_zip', new Blob([])],
    ['malformed', zip({ [`photos/${newId(1)}.jpg`]: new Uint8Array(1) })],
    ['malformed', zip({ 'operations.json': strToU8('{') })],
    ['malformed', zip({ 'operations.json': archive({ format: 'another' }) })],
    ['malformed', zip({ 'operations.json': archive({ operations: [operation({ op_id: '../etc' })] }) })],
    ['malformed', zip({ 'operations.json': archive({ operations: [operation({ depends_on: 'all' })] }) })],
    ['malformed', zip({ 'operations.json': archive({ operations: [operation({ made_at: 'yesterday' })] }) })],
    ['malformed', zip({ 'operations.json': archive({ operations: [twice, twice] }) })],
    ['newer_format', zip({ 'operations.json': archive({ version: 2 }) })],
    ['foreign_name', zip({ 'operations.json': archive(), '../../evil.js': new Uint8Array(1) })],
    ['foreign_name', zip({ 'operations.json': archive(), 'photos/x.jpg': new Uint8Array(1) })],
    ['foreign_name', zip({ 'operations.json': archive(), constructor: new Uint8Array(1) })],
    ['bomb', zip({ 'operations.json': archive(), [`photos/${newId(1)}.jpg`]: new Uint8Array(2 * 1024 * 1024) })],
    ['bomb', zip({ 'operations.json': new Uint8Array(40 * 1024 * 1024) })],
  ])('is refused as %s', async (fault, file) => expect(await planImport(await office(), file)).toBe(fault));

  const entry = (name: string, args: object, change: object = {}) =>
    operation({ op_id: newId(1), name, args, ...change });
  const report = { case_id: newId(1), class_code: '2502', title: '路灯不亮' };
  test.each<[string, string, object]>([
    ['office_only', 'device.revoke', { device_id: newId(1) }],
    ['office_only', 'case.evaluate', { case_id: newId(1), satisfaction: 5 }],
    ['office_only', 'case.verify_close', { case_id: newId(1) }],
    ['office_only', 'order.dispatch', { order_id: newId(1), team_id: newId(1) }],
    ['office_only', 'constructor', {}],
    ['personal', 'patrol.start', { patrol_id: newId(1), territory_id: 'grid-1' }],
    ['personal', 'patrol.finish', { patrol_id: newId(1), territory_id: 'grid-1', track: 5 }],
    ['unreadable', 'case.accept', {}],
    ['unreadable', 'case.report', { ...report, title: { toString: 'x' } }],
    ['unreadable', 'case.report', { ...report, title: 'x'.repeat(1_000_000) }],
    ['unreadable', 'case.report', { ...report, severity: 'worst' }],
    ['unreadable', 'case.report', { ...report, geom: { type: 'Point', coordinates: ['1', 2] } }],
    ['unreadable', 'case.report', { ...report, due_at: '2020-01-01T00:00:00Z' }],
    ['unreadable', 'visit.record', { visit_id: newId(1), kind: 'visit', met: 'head', findings: null }],
  ])('lends nobody the rights of the desk, and breaks no screen: %s %s', async (why, name, args) => {
    const file = zip({ 'operations.json': archive({ operations: [entry(name, args)] }) });
    const plan = await planned(await office(), file);
    expect(plan.entries).toEqual([]);
    expect(plan.leftOut.map((left) => left.why)).toEqual([why]);
  });

  test('with a moment that no calendar has is left out', async () => {
    const operations = [
      entry('case.report', report, { made_at: '+275760-09-12T00:00:00Z' }),
      entry('case.report', report),
    ];
    const plan = await planned(await office(), zip({ 'operations.json': archive({ operations }) }));
    expect(plan.leftOut.map(({ why }) => why)).toEqual(['unreadable']);
    expect(plan.entries).toHaveLength(1);
  });

  test('is not read into memory when it is larger than any of ours', async () => {
    const huge = { size: 300 * 1024 * 1024, arrayBuffer: () => Promise.reject(new Error('read')) };
    expect(await planImport(await office(), huge as unknown as Blob)).toBe('too_large');
  });
});
