import { troubledDisk } from '../../tests/fakes/troubled-disk.ts';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import type { CaseId, PatrolId, PhotoId, TerritoryId } from '../domain/ids.ts';
import { newId } from '../domain/new-id.ts';
import type { Operation } from '../domain/operation.ts';
import { archiveOf } from '../domain/outbox-archive.ts';
import { DONE_LOG_MS, project, type OutboxEntry } from '../domain/outbox.ts';
import { openOutbox, outboxName, SCHEMA, type OutboxDatabase, type SchemaStep } from './outbox-stored.ts';
import { IndexedOutbox } from './outbox.ts';
import { IndexedReplica } from './replica.ts';

const SERVER = 'https://example.supabase.co';
const NAME = outboxName(SERVER, anAccount.userId);
const neighbour = { userId: 'user-2', email: 'neighbour@lianxin.example' };
let now = Date.parse('2026-11-20T02:00:00Z');

const anOutbox = (more: { schema?: readonly SchemaStep[] } = {}) =>
  new IndexedOutbox({ server: SERVER, now: () => now, channel: (name) => new BroadcastChannel(name), ...more });
const opened = async (account = anAccount) => {
  const outbox = anOutbox();
  return { outbox, entries: await outbox.open(account) };
};
const entry = (title = '路灯不亮') => ({
  operation: {
    op_id: newId(now),
    name: 'case.report',
    args: { case_id: newId(now) as CaseId, class_code: '0101', title },
    base_versions: {},
    depends_on: [],
    made_at: new Date(now).toISOString(),
    device: 'tablet 1',
  } as Operation,
  subject: null,
  title,
  photo: null,
});
const photoEntry = (size: number) => {
  const facts = { photo_id: newId(now) as PhotoId, sha256: 'ab', width: 4, height: 3, taken_at: '', size_bytes: size };
  const { operation } = entry();
  const args = { ...facts, subject: 'case_record', subject_id: 'case-1' } as const;
  return {
    operation: { ...operation, name: 'photo.attach', args } as Operation,
    subject: null,
    title: '',
    photo: { ...facts, bytes: new Uint8Array(size).fill(7).buffer },
  };
};
const applied = {
  state: 'done',
  result: { status: 'applied', version: 1, versions: {} },
  done_at: new Date(now).toISOString(),
} as const;

const inDatabase = async <T>(work: (database: OutboxDatabase) => Promise<T>): Promise<T> => {
  const database = await openOutbox(NAME);
  try {
    return await work(database);
  } finally {
    database.close();
  }
};

beforeEach(async () => {
  troubledDisk.mend();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

it('keeps what was done, in order, over a restart', async () => {
  const { outbox } = await opened();
  await outbox.add(anAccount.userId, [entry('一')]);
  await outbox.add(anAccount.userId, [entry('二'), entry('三')]);
  const { entries } = await opened();
  expect(entries.map(({ title, state, tries }) => [title, state, tries])).toEqual([
    ['一', 'waiting', 0],
    ['二', 'waiting', 0],
    ['三', 'waiting', 0],
  ]);
});

describe('O1: whole or not at all', () => {
  it('an operation and its photos are one write', async () => {
    const { outbox } = await opened();
    const photo = photoEntry(1000);
    const broken = { ...photoEntry(10), photo: { ...photo.photo, photo_id: Symbol('not storable') as never } };
    await expect(outbox.add(anAccount.userId, [entry(), photo, broken])).rejects.toThrow('storage');
    expect(await outbox.read()).toEqual([]);
    expect(await inDatabase((database) => database.photo.count())).toBe(0);
  });

  it('asks the browser to be strict about the disk', async () => {
    const { outbox } = await opened();
    await outbox.add(anAccount.userId, [entry()]);
    expect(new Set(troubledDisk.durabilities)).toEqual(new Set(['strict']));
  });

  it('the same operation twice is there once', async () => {
    const { outbox } = await opened();
    const one = entry();
    await outbox.add(anAccount.userId, [one]);
    await outbox.add(anAccount.userId, [one]);
    expect(await outbox.read()).toHaveLength(1);
  });

  it('a full disk is said as such, and leaves what was there', async () => {
    const { outbox } = await opened();
    await outbox.add(anAccount.userId, [entry('先前的')]);
    troubledDisk.roomBytes = 5;
    await expect(outbox.add(anAccount.userId, [entry('随照片'), photoEntry(10)])).rejects.toMatchObject({
      code: 'quota',
    });
    expect((await outbox.read()).map(({ title }) => title)).toEqual(['先前的']);
    // The record without its picture still fits.
    await outbox.add(anAccount.userId, [entry('只有文字')]);
    expect((await outbox.read()).map(({ title }) => title)).toEqual(['先前的', '只有文字']);
  });
});

it('what lies on a disk that is quite full can be seen and sent', async () => {
  const { outbox } = await opened();
  const one = entry();
  await outbox.add(anAccount.userId, [one]);
  outbox.close();
  troubledDisk.roomBytes = -1;
  expect((await opened()).entries).toHaveLength(1);
});

describe('O7: nothing here removes what is unsent', () => {
  it('not the replica of somebody else, nor signing out', async () => {
    const { outbox } = await opened();
    await outbox.add(anAccount.userId, [entry()]);
    outbox.close();
    const replica = new IndexedReplica(SERVER);
    await replica.open(neighbour.userId);
    await replica.keep(aPage({ full: true }), 'first_of_full');
    await replica.wipe();
    expect((await opened()).entries).toHaveLength(1);
  });

  it("another person's is said, not opened and not sent", async () => {
    const { outbox } = await opened();
    await outbox.add(anAccount.userId, [entry(), entry()]);
    const { outbox: theirs, entries } = await opened(neighbour);
    expect(entries).toEqual([]);
    expect(await theirs.others(neighbour.userId)).toEqual([{ ...anAccount, count: 2 }]);
    await expect(theirs.add(anAccount.userId, [entry()])).rejects.toMatchObject({ code: 'session_expired' });
  });

  it('a newer structure is made of what was there, photos and all', async () => {
    const { outbox } = await opened();
    await outbox.add(anAccount.userId, [entry('升级前'), photoEntry(500)]);
    const next: SchemaStep = (database) =>
      database
        .version(2)
        .stores({ entry: '++seq, &op_id, state, device' })
        .upgrade((change) =>
          change
            .table('entry')
            .toCollection()
            .modify((row: { device?: string }) => {
              row.device = 'tablet 1';
            }),
        );
    const newer = anOutbox({ schema: [...SCHEMA, next] });
    const entries = await newer.open(anAccount);
    expect(entries.map(({ title, photo_bytes }) => [title, photo_bytes])).toEqual([
      ['升级前', 0],
      ['', 500],
    ]);
    newer.close();
    // An older build that is still open in another tab goes on with what it knows.
    const older = anOutbox();
    expect(await older.open(anAccount)).toHaveLength(2);
    await older.add(anAccount.userId, [entry('旧版')]);
    older.close();
    expect(await anOutbox({ schema: [...SCHEMA, next] }).open(anAccount)).toHaveLength(3);
  });

  it('only what is done leaves, after thirty days in the log', async () => {
    const { outbox } = await opened();
    const [done, waiting] = [entry('已上传'), entry('未上传')];
    await outbox.add(anAccount.userId, [done, waiting]);
    await outbox.change(new Map([[done.operation.op_id, applied]]));
    now += DONE_LOG_MS + 1000;
    expect((await opened()).entries.map(({ title }) => title)).toEqual(['未上传']);
    now -= DONE_LOG_MS + 1000;
  });
});

describe('O5: two tabs', () => {
  it('see what the other has written', async () => {
    const [{ outbox: one }, { outbox: other }] = [await opened(), await opened()];
    const heard = new Promise<void>((done) => {
      other.onChange(done);
    });
    await one.add(anAccount.userId, [entry('另一页')]);
    await heard;
    expect((await other.read()).map(({ title }) => title)).toEqual(['另一页']);
    one.close();
    other.close();
  });

  it('what builds upon something the other has replaced is not taken: nobody would ever answer it', async () => {
    const [{ outbox: one }, { outbox: other }] = [await opened(), await opened()];
    const [first, upon] = [entry(), entry()];
    const later = { ...upon, operation: { ...upon.operation, depends_on: [first.operation.op_id] } };
    await one.add(anAccount.userId, [first]);
    await one.replace([first.operation.op_id], [entry()]);
    await expect(other.add(anAccount.userId, [later])).rejects.toMatchObject({ code: 'changed_elsewhere' });
    await one.add(anAccount.userId, [first]);
    await other.add(anAccount.userId, [later]);
    await expect(one.replace([first.operation.op_id], [])).rejects.toMatchObject({ code: 'changed_elsewhere' });
    expect(await other.read()).toHaveLength(3);
    one.close();
    other.close();
  });

  it('that have both sent it: done stays done, whatever the second one hears', async () => {
    const [{ outbox: one }, { outbox: other }] = [await opened(), await opened()];
    const sent = entry();
    await one.add(anAccount.userId, [sent]);
    await one.change(new Map([[sent.operation.op_id, applied]]));
    await other.change(new Map([[sent.operation.op_id, { state: 'waiting', last_failure: 'network' }]]));
    expect(await one.read()).toMatchObject([{ state: 'done' }]);
    one.close();
    other.close();
  });
});

describe('O9: the bytes of a photo', () => {
  it('stay until the server has confirmed it, and then go', async () => {
    const { outbox } = await opened();
    const photo = photoEntry(2000);
    await outbox.add(anAccount.userId, [photo]);
    await outbox.change(new Map([[photo.operation.op_id, { state: 'sending', frozen: true }]]));
    expect((await outbox.photo(photo.photo.photo_id))?.bytes.byteLength).toBe(2000);
    await outbox.change(new Map([[photo.operation.op_id, applied]]));
    expect(await outbox.photo(photo.photo.photo_id)).toBeNull();
    expect(await outbox.read()).toMatchObject([{ state: 'done', photo_bytes: 0 }]);
  });

  it('go over to the operation that a person puts in its place', async () => {
    const { outbox } = await opened();
    const photo = photoEntry(2000);
    await outbox.add(anAccount.userId, [photo]);
    const again = { ...photo, operation: { ...photo.operation, op_id: newId(now) }, photo: null };
    expect(await outbox.replace([photo.operation.op_id], [again])).toMatchObject([
      { operation: { op_id: again.operation.op_id }, photo_bytes: 2000 },
    ]);
    expect((await outbox.photo(photo.photo.photo_id))?.bytes.byteLength).toBe(2000);
  });
});

describe('O13: where somebody walked', () => {
  const finish = (): ReturnType<typeof entry> => {
    const { operation, ...rest } = entry('第一网格');
    const times = { started_at: '2026-11-20T01:00:00Z', finished_at: '2026-11-20T02:00:00Z' };
    const track = [
      [116.1, 39.5, 0],
      [116.11, 39.5, 900],
    ] as const;
    const args = { patrol_id: 'patrol-1' as PatrolId, territory_id: 'grid-1' as TerritoryId, ...times, track };
    return { ...rest, operation: { ...operation, name: 'patrol.finish', args } };
  };
  const everything = () => inDatabase(async ({ entry: rows }) => JSON.stringify(await rows.toArray()));
  const exported = (outbox: readonly OutboxEntry[]) =>
    JSON.stringify(archiveOf(outbox, { exported_at: '', device: '', by: '' }));

  it('is there as long as it has to be told, and gone with the answer; what is shown stays the same', async () => {
    const { outbox } = await opened();
    const walk = finish();
    await outbox.add(anAccount.userId, [walk]);
    const sent = { state: 'sending', frozen: true } as const;
    const [before] = await outbox.change(new Map([[walk.operation.op_id, sent]]));
    expect(before?.operation).toEqual(walk.operation);
    expect(await everything()).toContain('116.11');
    const [done] = await outbox.change(new Map([[walk.operation.op_id, applied]]));
    expect(JSON.stringify(done)).not.toContain('116.1');
    expect(await everything()).not.toContain('116.1');
    expect(exported(await outbox.read())).not.toContain('116.1');
    const world = aWorld().build();
    const [told, shown] = [walk.operation, done?.operation ?? walk.operation].map(
      (operation) => project(world, [operation]).patrol.get('patrol-1')?.distance_m,
    );
    expect(told).toBe(900);
    expect(shown).toBe(told);
  });

  it('goes from a log that an earlier build has left', async () => {
    const { outbox } = await opened();
    const walk = finish();
    await outbox.add(anAccount.userId, [walk]);
    await inDatabase(async ({ entry: rows }) => {
      await rows.toCollection().modify({ ...applied });
    });
    expect(await everything()).toContain('116.11');
    const { entries } = await opened();
    expect(entries).toMatchObject([{ state: 'done', operation: { args: { walked_m: 900, track: [] } } }]);
    expect(await everything()).not.toContain('116.1');
  });
});

describe('a database that the browser closes', () => {
  it.each(['InvalidStateError', 'UnknownError'])('(%s) is opened again, and the work is done once', async (name) => {
    const { outbox } = await opened();
    troubledDisk.closing = [name];
    await outbox.add(anAccount.userId, [entry()]);
    expect(troubledDisk.closing).toEqual([]);
    expect(await outbox.read()).toHaveLength(1);
  });

  it('for good is a failure, not a loss', async () => {
    const { outbox } = await opened();
    await outbox.add(anAccount.userId, [entry()]);
    troubledDisk.closing = Array.from({ length: 9 }, () => 'UnknownError');
    await expect(outbox.add(anAccount.userId, [entry()])).rejects.toMatchObject({ code: 'storage' });
    troubledDisk.mend();
    expect((await opened()).entries).toHaveLength(1);
  });
});
