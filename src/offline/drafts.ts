/**
 * Reports and visits that are still being written, with their pictures, and boundaries that are being drawn: one database per person. Unlike the replica they are nowhere
 * else: opening one person's leaves everybody else's alone, and only signing out (which asks first) or a revoked device
 * removes them.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { KeptBoundary } from '../domain/boundary-work.ts';
import { Failure } from '../domain/failure.ts';
import type { PreparedPhoto } from '../domain/operations/photo.ts';
import { noAnswers, type KeptDrafts, type LastAnswers, type ReportDraft } from '../domain/report-draft.ts';
import type { CaseId, PhotoId, TerritoryId, VisitId } from '../domain/ids.ts';
import type { KeptVisit } from '../domain/visit-draft.ts';
import { letBeRemoved } from './let-be-removed.ts';
import { outboxFailureOf } from './outbox-failure.ts';

const PREFIX = 'lianxin.drafts:';

interface StoredDraft {
  readonly id: CaseId;
  readonly draft: ReportDraft;
}
interface StoredPicture {
  readonly photo_id: PhotoId;
  readonly draft_id: CaseId | VisitId;
  readonly bytes: ArrayBuffer;
}
interface StoredAnswers {
  readonly key: 'last';
  readonly answers: LastAnswers;
}

type DraftsDatabase = Dexie & {
  draft: EntityTable<StoredDraft, 'id'>;
  visit: EntityTable<KeptVisit, 'id'>;
  boundary: EntityTable<KeptBoundary, 'parent_id'>;
  picture: EntityTable<StoredPicture, 'photo_id'>;
  answers: EntityTable<StoredAnswers, 'key'>;
};

export class IndexedDrafts {
  readonly #server: string;
  #database: DraftsDatabase | null = null;

  /** `server` is the origin of the Supabase project: two projects on one page's origin do not mix. */
  constructor(server: string) {
    this.#server = server;
  }

  async open(userId: string): Promise<KeptDrafts> {
    this.#database?.close();
    const database = new Dexie(`${PREFIX}${this.#server}:${userId}`, {
      chromeTransactionDurability: 'strict',
    }) as DraftsDatabase;
    database.version(1).stores({ draft: 'id', picture: 'photo_id, draft_id', answers: 'key' });
    database.version(2).stores({ visit: 'id' });
    database.version(3).stores({ boundary: 'parent_id' });
    letBeRemoved(database);
    this.#database = database;
    return this.#on(async ({ draft, visit, boundary, answers }) => {
      const drafts = (await draft.toArray()).map((stored) => stored.draft);
      drafts.sort((a, b) => (a.begun_at < b.begun_at ? -1 : 1));
      const boundaries = await boundary.toArray();
      boundaries.sort((a, b) => (a.changed_at > b.changed_at ? -1 : 1));
      const last = (await answers.get('last'))?.answers ?? noAnswers;
      return { drafts, visits: await visit.toArray(), boundaries, last };
    });
  }

  keep(draft: ReportDraft | KeptVisit): Promise<void> {
    return this.#on((database) => put(database, draft));
  }

  /** The picture and the draft that names it, in one step: neither points at nothing. */
  keepPhoto(draft: ReportDraft | KeptVisit, { photo_id, bytes }: PreparedPhoto): Promise<void> {
    return this.#on(async (database) => {
      await database.transaction('rw', database.draft, database.visit, database.picture, async () => {
        await database.picture.put({ photo_id, draft_id: draft.id, bytes });
        await put(database, draft);
      });
    });
  }

  async photo(photoId: PhotoId): Promise<ArrayBuffer | null> {
    return this.#on(async ({ picture }) => (await picture.get(photoId))?.bytes ?? null);
  }

  dropPhoto(photoId: PhotoId): Promise<void> {
    return this.#on(({ picture }) => picture.delete(photoId));
  }

  keepBoundary(draft: KeptBoundary): Promise<void> {
    return this.#on(async ({ boundary }) => void (await boundary.put(draft)));
  }

  dropBoundary(parentId: TerritoryId): Promise<void> {
    return this.#on(({ boundary }) => boundary.delete(parentId));
  }

  /** The draft and its pictures. */
  drop(draftId: CaseId | VisitId): Promise<void> {
    return this.#on(async (database) => {
      await database.transaction('rw', database.draft, database.visit, database.picture, async () => {
        await database.picture.where('draft_id').equals(draftId).delete();
        await database.draft.delete(draftId as CaseId);
        await database.visit.delete(draftId as VisitId);
      });
    });
  }

  remember(answers: LastAnswers): Promise<void> {
    return this.#on(async (database) => void (await database.answers.put({ key: 'last', answers })));
  }

  /** Removes what this person has begun, and what they answered last. */
  async wipe(userId: string): Promise<void> {
    this.#database?.close();
    this.#database = null;
    await Dexie.delete(`${PREFIX}${this.#server}:${userId}`).catch((thrown: unknown) => {
      throw outboxFailureOf(thrown);
    });
  }

  async #on<T>(work: (database: DraftsDatabase) => PromiseLike<T>): Promise<T> {
    if (!this.#database) throw new Failure('storage', 'no drafts are open');
    try {
      return await work(this.#database);
    } catch (thrown) {
      throw outboxFailureOf(thrown);
    }
  }
}

async function put(database: DraftsDatabase, draft: ReportDraft | KeptVisit): Promise<void> {
  if ('met' in draft) await database.visit.put(draft);
  else await database.draft.put({ id: draft.id, draft });
}
