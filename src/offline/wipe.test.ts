import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import type { CaseId, PatrolId, TerritoryId } from '../domain/ids.ts';
import { newDraft, noAnswers } from '../domain/report-draft.ts';
import { IndexedDrafts } from './drafts.ts';
import { IndexedPatrolLog } from './patrol-log.ts';
import { openDatabase } from './stored.ts';
import { wipePerson } from './wipe.ts';

it('removes every database of a person, whatever it holds, and nobody else’s', async () => {
  const mine = ['replica', 'outbox', 'patrol', 'something-new'].map((kind) => `lianxin.${kind}:https://a:user-1`);
  const others = ['lianxin.outbox:https://a:user-2', 'lianxin.basemaps', 'elsewhere:user-1'];
  for (const name of [...mine, ...others]) {
    const database = new Dexie(name);
    database.version(1).stores({ row: 'id' });
    await database.open();
    database.close();
  }
  await wipePerson('user-1');
  expect((await Dexie.getDatabaseNames()).sort()).toEqual(others.sort());
});

it('is for good: what was still under way writes nothing anew', async () => {
  const drafts = new IndexedDrafts('https://a');
  const log = new IndexedPatrolLog('https://a');
  const replica = await openDatabase('lianxin.replica:https://a:user-3');
  await Promise.all([drafts.open('user-3'), log.open('user-3')]);
  await log.begin({ id: 'p' as PatrolId, territory_id: 't' as TerritoryId, started_at: 1 });
  await wipePerson('user-3');
  await expect(drafts.keep(newDraft('a' as CaseId, '2026-11-20T02:00:00Z', null, noAnswers))).rejects.toMatchObject({
    code: 'storage',
  });
  await expect(log.add([101, 41, 0])).rejects.toMatchObject({ code: 'storage' });
  await expect(replica.page.count()).rejects.toThrow();
  expect((await Dexie.getDatabaseNames()).filter((name) => name.endsWith('user-3'))).toEqual([]);
});
