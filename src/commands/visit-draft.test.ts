import { beforeEach, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { fakeApp, signedIn, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { Failure } from '../domain/failure.ts';
import type { HouseholdId, PhotoId } from '../domain/ids.ts';
import { recordVisit } from './record-visit.ts';
import { loadReports } from './report/load-reports.ts';
import { signOut } from './sign-out.ts';
import { beginVisit, changeVisit, changeVisitPhotos } from './visit-draft.ts';

const place = { household_id: 'household-1' as HouseholdId };
const world = aWorld()
  .as('grid_worker', 'grid-1')
  .withGrid('grid-1')
  .withCompound('compound-1')
  .withBuilding('building-1')
  .withUnit('unit-1')
  .withHousehold('household-1')
  .build();
const bytes = new Uint8Array([1, 2, 3]).buffer;
const facts = { sha256: 'ab', size_bytes: 3, width: 4, height: 3, taken_at: '2026-11-20T02:00:00Z' };
const photo = { photo_id: 'photo-1' as PhotoId, ...facts, bytes };

let app: FakeApp;
/** Opens the page anew; drafts are what the device has kept. */
async function open(disk: FakeApp | null, hours = 0): Promise<FakeApp> {
  const opened = fakeApp({ world, base: world, ...(disk ? { outbox: disk.store.getState().outbox } : {}) });
  for (const [id, visit] of disk?.drafts.visits ?? []) opened.drafts.visits.set(id, visit);
  for (const [id, picture] of disk?.drafts.pictures ?? []) opened.drafts.pictures.set(id, picture);
  opened.store.setState({ ...signedIn, ...(disk ? { world: disk.store.getState().world } : {}) });
  opened.remote.pushAnswers = Array.from({ length: 20 }, () => new Failure('network'));
  opened.remote.answers = Array.from({ length: 20 }, () => new Failure('network'));
  opened.clock.time += hours * 3_600_000;
  await loadReports(opened, anAccount.userId);
  return opened;
}
const drafts = (of: FakeApp) => of.store.getState().visitDrafts;
async function written(): Promise<void> {
  await beginVisit(app, place, 'care');
  const id = drafts(app)[0]?.id;
  if (!id) throw new Error('no draft');
  await changeVisit(app, id, { met: 'family', findings: '门铃坏了' });
  await changeVisitPhotos(app, id, [photo]);
}

beforeEach(async () => {
  app = await open(null);
});

it('D1: is on the disk when its form opens and with every change, and comes again with the page', async () => {
  await beginVisit(app, place, 'care');
  expect(drafts(await open(app))).toMatchObject([{ place, kind: 'care', findings: '' }]);
  await written();
  const again = await open(app, 30);
  expect(drafts(again)).toEqual(drafts(app));
  expect(drafts(again)).toMatchObject([{ met: 'family', findings: '门铃坏了', photos: [photo] }]);
  expect(JSON.stringify([...app.drafts.visits.values()])).not.toContain('"bytes"');
});

it('D1: is recorded once under its own id, and leaves the disk after that and not before', async () => {
  await written();
  const [draft] = drafts(app);
  if (!draft) throw new Error('no draft');
  app.outbox.broken = new Failure('quota');
  await expect(recordVisit(app, draft)).rejects.toMatchObject({ code: 'quota' });
  expect(app.drafts.visits.size).toBe(1);
  app.outbox.broken = null;
  const left = new Map(app.drafts.visits);
  await recordVisit(app, draft);
  const { outbox } = app.store.getState();
  expect(outbox.map(({ operation }) => operation.name)).toEqual(['visit.record', 'photo.attach']);
  expect(outbox[0]?.operation.args).toMatchObject({ visit_id: draft.id, findings: '门铃坏了' });
  expect([app.drafts.visits.size, app.drafts.pictures.size, drafts(app).length]).toEqual([0, 0, 0]);
  for (const [id, visit] of left) app.drafts.visits.set(id, visit); // the page was ended in between
  const again = await open(app);
  expect(drafts(again)).toEqual([]);
  expect(again.drafts.visits.size).toBe(0);
});

it('D2: a picture without room leaves the text and earlier pictures as they were; one taken out is off the disk', async () => {
  await written();
  const [draft] = drafts(app);
  if (!draft) throw new Error('no draft');
  app.drafts.room = 0;
  const more = [photo, { ...photo, photo_id: 'photo-2' as PhotoId }];
  await expect(changeVisitPhotos(app, draft.id, more)).rejects.toMatchObject({ code: 'quota' });
  expect(drafts(app)).toMatchObject([{ findings: '门铃坏了', photos: [photo] }]);
  await changeVisitPhotos(app, draft.id, []);
  expect(app.drafts.pictures.size).toBe(0);
  expect(drafts(await open(app))).toMatchObject([{ photos: [] }]);
});

it('D5: what is written counts as unsent; an empty form does not, and is forgotten after a while', async () => {
  await beginVisit(app, place, 'care');
  expect(drafts(await open(app, 2))).toEqual([]);
  const empty = await open(app);
  expect(await signOut(empty)).toBeNull();
  await written();
  expect(await signOut(app)).toMatchObject({ code: 'unsent_records' });
  expect(await signOut(app, { leaveUnsent: true })).toBeNull();
  expect(app.drafts.visits.size).toBe(1);
  expect(drafts(app)).toEqual([]);
});
