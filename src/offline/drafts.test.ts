import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, HouseholdId, PhotoId, TerritoryId, VisitId } from '../domain/ids.ts';
import { newDraft, noAnswers, type ReportDraft } from '../domain/report-draft.ts';
import { IndexedDrafts } from './drafts.ts';

const draft = (id: string, begun_at = '2026-11-20T02:00:00Z'): ReportDraft =>
  newDraft(id as CaseId, begun_at, null, noAnswers);
const photo = (photo_id: string) => ({
  photo_id: photo_id as PhotoId,
  sha256: '0'.repeat(64),
  size_bytes: 3,
  width: 4,
  height: 3,
  taken_at: '2026-11-20T02:00:00Z',
  bytes: new Uint8Array([1, 2, 3]).buffer,
});

const opened = async (userId = 'user-1') => {
  const drafts = new IndexedDrafts('https://example.test');
  return { drafts, kept: await drafts.open(userId) };
};

beforeEach(async () => {
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

describe('drafts on the device', () => {
  it('are there again after the page was ended, oldest first, with what was answered last', async () => {
    const { drafts } = await opened();
    await drafts.keep(draft('b', '2026-11-20T03:00:00Z'));
    await drafts.keep(draft('a'));
    await drafts.keep({ ...draft('a'), title: '门口' });
    await drafts.remember({ class_codes: ['0102'], severity: 'simple' });
    const { kept } = await opened();
    expect(kept.drafts.map(({ id, title }) => [id, title])).toEqual([
      ['a', '门口'],
      ['b', ''],
    ]);
    expect(kept.last).toEqual({ class_codes: ['0102'], severity: 'simple' });
  });

  it('keep a picture with the draft that names it, and let both go together', async () => {
    const { drafts } = await opened();
    const { bytes: _bytes, ...facts } = photo('p');
    await drafts.keepPhoto({ ...draft('a'), photos: [facts] }, photo('p'));
    await drafts.keepPhoto(draft('b'), photo('q'));
    expect(new Uint8Array((await drafts.photo('p' as PhotoId)) ?? new ArrayBuffer())).toEqual(
      new Uint8Array([1, 2, 3]),
    );
    await drafts.drop('a' as CaseId);
    expect(await drafts.photo('p' as PhotoId)).toBeNull();
    expect(await drafts.photo('q' as PhotoId)).not.toBeNull();
    await drafts.dropPhoto('q' as PhotoId);
    expect(await drafts.photo('q' as PhotoId)).toBeNull();
    expect((await opened()).kept.drafts.map(({ id }) => id)).toEqual(['b']);
  });

  it('of visits lie beside those of reports, also on a device that had none', async () => {
    const older = new Dexie('lianxin.drafts:https://example.test:user-1');
    older.version(1).stores({ draft: 'id', picture: 'photo_id, draft_id', answers: 'key' });
    await older.table('draft').put({ id: 'a', draft: draft('a') });
    older.close();
    const { bytes: _bytes, ...facts } = photo('p');
    const place = { household_id: 'household-1' as HouseholdId };
    const written = { kind: 'care', met: 'head', findings: '门铃坏了', photos: [facts] } as const;
    const visit = { id: 'v' as VisitId, begun_at: '2026-11-20T02:00:00Z', place, ...written };
    const { drafts } = await opened();
    await drafts.keepPhoto(visit, photo('p'));
    const { kept } = await opened();
    expect([kept.drafts.map(({ id }) => id), kept.visits]).toEqual([['a'], [visit]]);
    await drafts.drop(visit.id);
    expect((await opened()).kept.visits).toEqual([]);
    expect(await drafts.photo('p' as PhotoId)).toBeNull();
  });

  it('are one person’s: nobody else sees them, and wiping one leaves the other', async () => {
    const { drafts } = await opened();
    await drafts.keep(draft('a'));
    const other = await opened('user-2');
    expect(other.kept.drafts).toEqual([]);
    await other.drafts.wipe('user-2');
    expect((await opened()).kept.drafts).toHaveLength(1);
    await drafts.wipe('user-1');
    expect((await opened()).kept.drafts).toEqual([]);
  });

  it('answer with a code when nothing is open', async () => {
    const drafts = new IndexedDrafts('https://example.test');
    await expect(drafts.keep(draft('a'))).rejects.toMatchObject({ code: 'storage' });
  });

  it('keep boundaries that are being drawn, one for each territory, the last changed first', async () => {
    const boundary = (parent_id: string, changed_at: string, name = '第五网格') => ({
      parent_id: parent_id as TerritoryId,
      change: {
        areas: [{ territory_id: 'new' as TerritoryId, geom: { type: 'Polygon' as const, coordinates: [] }, name }],
        removed: [],
      },
      bases: { 'grid-1': 3 },
      changed_at,
    });
    const { drafts } = await opened();
    await drafts.keepBoundary(boundary('a', '2026-11-20T02:00:00Z'));
    await drafts.keepBoundary(boundary('b', '2026-11-20T03:00:00Z'));
    await drafts.keepBoundary(boundary('a', '2026-11-20T04:00:00Z', '南园网格'));
    const { kept } = await opened();
    expect(kept.boundaries.map(({ parent_id, change }) => [parent_id, change.areas[0]?.name])).toEqual([
      ['a', '南园网格'],
      ['b', '第五网格'],
    ]);
    await drafts.dropBoundary('a' as TerritoryId);
    expect((await opened()).kept.boundaries.map(({ parent_id }) => parent_id)).toEqual(['b']);
  });
});
