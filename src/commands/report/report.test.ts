import { beforeEach, describe, expect, it } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { fakeApp, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { anAccount } from '../../../tests/fakes/fake-remote.ts';
import { Failure } from '../../domain/failure.ts';
import type { DraftPlace } from '../../domain/report-draft.ts';
import { openDraft } from '../../state/report.ts';
import { signOut } from '../sign-out.ts';
import { addReportPhoto } from './add-report-photo.ts';
import { beginReport } from './begin-report.ts';
import { changeReport } from './change-report.ts';
import { closeReport } from './close-report.ts';
import { holdMap } from './hold-map.ts';
import { loadReports } from './load-reports.ts';
import { pickReportPlace, takePickedPlace } from './pick-report-place.ts';
import { removeReportPhoto } from './remove-report-photo.ts';
import { sendLeftPhotos } from './send-left-photos.ts';
import { submitReport, UNDO_MS } from './submit-report.ts';
import { undoReport } from './undo-report.ts';

const words = { title: '暴露垃圾', spot: '' };
const place: DraftPlace = { kind: 'point', at: [0.001, 0.001], accuracy_m: null };
const picture = (size: number) => new Blob([new Uint8Array(size)], { type: 'image/jpeg' });

let app: FakeApp;
beforeEach(() => {
  app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role: 'grid_worker' },
    online: false,
    world: aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').withCompound('compound-1').build(),
  });
});

const report = () => app.store.getState().report;
const draft = () => openDraft(report()) ?? expect.fail('no draft is open');
const kept = () => [...app.drafts.disk.values()];
const operations = () => app.store.getState().outbox.map(({ operation }) => operation);

/** A report that can be handed in. */
async function ready(): Promise<void> {
  await beginReport(app, place);
  await changeReport(app, { class_code: '0102' });
}

describe('writing', () => {
  it('is on the device with every change, and before any photo', async () => {
    await beginReport(app, null);
    expect(kept()).toEqual([draft()]);
    await changeReport(app, { title: '门口' });
    expect(kept()).toMatchObject([{ title: '门口', is_open: true }]);
  });

  it('goes on where it was after the page was ended', async () => {
    await ready();
    await addReportPhoto(app, picture(10));
    const before = draft();
    app.store.setState({ report: { ...report(), drafts: [], open: null } });
    await loadReports(app, anAccount.userId);
    expect(draft()).toEqual(before);
  });

  it('a second place changes the report in hand; there is one form', async () => {
    await ready();
    holdMap(app, [0.002, 0.002]);
    await Promise.resolve();
    expect(report().drafts).toHaveLength(1);
    expect(draft().place).toMatchObject({ at: [0.002, 0.002] });
  });

  it('is not begun by those who report nothing', () => {
    app.store.setState({ session: { kind: 'signed_in', ...anAccount, role: 'leader' } });
    holdMap(app, [0, 0]);
    expect(report().open).toBeNull();
  });

  it('put away it stays as one of several drafts; a form nobody wrote in leaves nothing', async () => {
    await ready();
    await closeReport(app);
    await beginReport(app, place);
    await closeReport(app);
    expect(kept()).toMatchObject([{ class_code: '0102', is_open: false }]);
    expect(report()).toMatchObject({ open: null, drafts: [{ class_code: '0102' }] });
  });

  it('takes the middle of the map for the place', async () => {
    await ready();
    pickReportPlace(app);
    app.store.setState({ camera: { center: [0.003, 0.004], zoom: 17 } });
    await takePickedPlace(app);
    expect(draft().place).toEqual({ kind: 'point', at: [0.003, 0.004], accuracy_m: null });
    expect(report().picking).toBe(false);
  });

  it('a photo without room leaves text and earlier photos as they were, and says so', async () => {
    await ready();
    await addReportPhoto(app, picture(100));
    app.drafts.room = 50;
    await expect(addReportPhoto(app, picture(100))).rejects.toMatchObject({ code: 'quota' });
    expect(draft()).toMatchObject({ class_code: '0102', photos: [{ size_bytes: 100 }] });
    expect(kept()).toEqual([draft()]);
  });

  it('a photo can be taken out again', async () => {
    await ready();
    await addReportPhoto(app, picture(100));
    const [photo] = draft().photos;
    await removeReportPhoto(app, photo?.photo_id ?? expect.fail('no photo'));
    expect(draft().photos).toEqual([]);
    expect(app.drafts.pictures.size).toBe(0);
  });

  it('says when the device does not keep it, and goes on', async () => {
    app.drafts.broken = new Failure('storage');
    await beginReport(app, place);
    expect(report().unkept?.code).toBe('storage');
    app.drafts.broken = null;
    await changeReport(app, { title: 'x' });
    expect(report().unkept).toBeNull();
  });
});

describe('handing in', () => {
  it('makes case and photos in one step, shows the case, and remembers the class', async () => {
    await ready();
    await addReportPhoto(app, picture(10));
    const { id } = draft();
    expect(await submitReport(app, draft(), words)).toBe(0);
    const { world, selection } = app.store.getState();
    expect(world.case_record.get(id)).toMatchObject({ title: '暴露垃圾', stage: 'report', territory_id: 'grid-1' });
    expect([...world.photo.values()]).toMatchObject([{ subject: 'case_record', subject_id: id }]);
    expect(selection).toEqual({ kind: 'case_record', id });
    expect(operations().map(({ name }) => name)).toEqual(['case.report', 'photo.attach']);
    expect(kept()).toEqual([]);
    expect(app.drafts.last.class_codes).toEqual(['0102']);
  });

  it('with what was settled on the spot, built upon the report', async () => {
    await ready();
    await changeReport(app, { severity: 'simple', resolved: { note: '当场清了', told_by: null } });
    await submitReport(app, draft(), words);
    const [first, second] = operations();
    expect(second).toMatchObject({ name: 'case.self_resolve', args: { note: '当场清了' }, depends_on: [first?.op_id] });
    expect([...app.store.getState().world.case_record.values()]).toMatchObject([{ stage: 'evaluate' }]);
  });

  it('waits while it can be taken back', async () => {
    await ready();
    await submitReport(app, draft(), words);
    expect(app.store.getState().outbox).toMatchObject([{ state: 'waiting', next_try_at: app.clock.now() + UNDO_MS }]);
  });

  it('that cannot be kept at all leaves the draft as it was', async () => {
    await ready();
    const before = draft();
    app.outbox.broken = new Failure('quota');
    await expect(submitReport(app, before, words)).rejects.toMatchObject({ code: 'quota' });
    expect(kept()).toEqual([before]);
    expect(draft()).toEqual(before);
  });

  it('with a photo larger than the room keeps the case, and the photo in the draft until there is room', async () => {
    await ready();
    await addReportPhoto(app, picture(100));
    await addReportPhoto(app, picture(30));
    app.outbox.room = 50;
    expect(await submitReport(app, draft(), words)).toBe(1);
    expect(operations().map(({ name }) => name)).toEqual(['case.report', 'photo.attach']);
    expect(kept()).toMatchObject([{ is_reported: true, is_open: false, photos: [{ size_bytes: 100 }] }]);
    app.outbox.room = 1000;
    expect(await sendLeftPhotos(app, kept()[0]?.id ?? expect.fail('no draft'))).toBe(0);
    expect(operations()).toHaveLength(3);
    expect(kept()).toEqual([]);
  });

  it('once: a draft whose case is on its way is not offered again after the page was ended', async () => {
    await ready();
    const handedIn = draft();
    await submitReport(app, handedIn, words);
    app.drafts.disk.set(handedIn.id, handedIn);
    await loadReports(app, anAccount.userId);
    expect(report().drafts).toEqual([]);
    expect(kept()).toEqual([]);
  });
});

describe('taking back', () => {
  it('removes what has not left the device, and opens the form as it was, photos and all', async () => {
    await ready();
    await addReportPhoto(app, picture(10));
    const before = draft();
    await submitReport(app, before, words);
    expect(await undoReport(app)).toBe(true);
    expect(app.store.getState()).toMatchObject({ outbox: [], selection: null });
    expect(app.store.getState().world.case_record.size).toBe(0);
    expect(draft()).toEqual(before);
    expect(kept()).toEqual([before]);
    expect(app.drafts.pictures.size).toBe(1);
  });

  it('does nothing once it has been sent, or a second time', async () => {
    await ready();
    await submitReport(app, draft(), words);
    app.store.setState(({ outbox }) => ({ outbox: outbox.map((entry) => ({ ...entry, frozen: true })) }));
    expect(await undoReport(app)).toBe(false);
    expect(await undoReport(app)).toBe(false);
    expect(app.store.getState().world.case_record.size).toBe(1);
  });
});

describe('signing out', () => {
  it('is stopped by a draft, because it is nowhere else; left behind it waits for its person', async () => {
    await ready();
    expect((await signOut(app))?.code).toBe('unsent_records');
    await signOut(app, { leaveUnsent: true });
    expect(kept()).toHaveLength(1);
    expect(report().drafts).toEqual([]);
  });

  it('otherwise removes what was answered last', async () => {
    await ready();
    await submitReport(app, draft(), words);
    await signOut(app, { leaveUnsent: true });
    expect(app.drafts.last.class_codes).toEqual([]);
  });
});
