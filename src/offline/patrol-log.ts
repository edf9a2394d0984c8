/**
 * The patrol under way, one database per person, point by point: a page that is killed loses nothing it has shown (T1). Like
 * the outbox it is nowhere else, so opening one person's leaves everybody else's alone.
 */
import { Dexie, type EntityTable } from 'dexie';
import { Failure } from '../domain/failure.ts';
import type { TrackPoint } from '../domain/rules/track.ts';
import type { PatrolStart, RunningPatrol } from '../domain/running-patrol.ts';
import { letBeRemoved } from './let-be-removed.ts';
import { outboxFailureOf } from './outbox-failure.ts';

type PatrolDatabase = Dexie & {
  patrol: EntityTable<PatrolStart & { readonly key: 'running' }, 'key'>;
  point: EntityTable<{ readonly seq: number; readonly point: TrackPoint }, 'seq'>;
};

const nameOf = (server: string, userId: string): string => `lianxin.patrol:${server}:${userId}`;

export class IndexedPatrolLog {
  readonly #server: string;
  #database: PatrolDatabase | null = null;

  /** `server` is the origin of the Supabase project: two projects on one page's origin do not mix. */
  constructor(server: string) {
    this.#server = server;
  }

  async open(userId: string): Promise<RunningPatrol | null> {
    this.close();
    const database = new Dexie(nameOf(this.#server, userId), {
      chromeTransactionDurability: 'strict',
    }) as PatrolDatabase;
    database.version(1).stores({ patrol: 'key', point: '++seq' });
    letBeRemoved(database);
    this.#database = database;
    return this.#on(async ({ patrol, point }) => {
      const started = await patrol.get('running');
      if (!started) return null;
      const { key: _key, ...start } = started;
      return { ...start, points: (await point.orderBy('seq').toArray()).map((stored) => stored.point) };
    });
  }

  begin(start: PatrolStart): Promise<void> {
    return this.#on(async (database) => {
      await database.transaction('rw', database.patrol, database.point, async () => {
        await database.point.clear();
        await database.patrol.put({ ...start, key: 'running' });
      });
    });
  }

  add(point: TrackPoint): Promise<void> {
    return this.#on(async (database) => void (await database.point.add({ point })));
  }

  end(): Promise<void> {
    return this.#on(async (database) => {
      await database.transaction('rw', database.patrol, database.point, async () => {
        await database.patrol.clear();
        await database.point.clear();
      });
    });
  }

  close(): void {
    this.#database?.close();
    this.#database = null;
  }

  async #on<T>(work: (database: PatrolDatabase) => Promise<T>): Promise<T> {
    if (!this.#database) throw new Failure('storage', 'no patrol log is open');
    try {
      return await work(this.#database);
    } catch (thrown) {
      throw outboxFailureOf(thrown);
    }
  }
}
