/** Drafts in memory: what one device's disk holds for one person. `room` is what is left for pictures, bytes. */
import type { Drafts } from '../../src/commands/context.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { PreparedPhoto } from '../../src/domain/operations/photo.ts';
import { noAnswers, type KeptDrafts, type LastAnswers, type ReportDraft } from '../../src/domain/report-draft.ts';
import type { KeptBoundary } from '../../src/domain/boundary-work.ts';
import type { KeptVisit } from '../../src/domain/visit-draft.ts';

export class FakeDrafts implements Drafts {
  readonly disk = new Map<string, ReportDraft>();
  readonly visits = new Map<string, KeptVisit>();
  readonly boundaries = new Map<string, KeptBoundary>();
  readonly pictures = new Map<string, { readonly draftId: string; readonly bytes: ArrayBuffer }>();
  last: LastAnswers = noAnswers;
  room = Number.POSITIVE_INFINITY;
  /** When set, the device refuses everything. */
  broken: Failure | null = null;

  open(): Promise<KeptDrafts> {
    return this.does(() => ({
      drafts: [...this.disk.values()],
      visits: [...this.visits.values()],
      boundaries: [...this.boundaries.values()],
      last: this.last,
    }));
  }

  keep(draft: ReportDraft | KeptVisit): Promise<void> {
    return this.does(() => this.put(draft));
  }

  keepPhoto(draft: ReportDraft | KeptVisit, { photo_id, bytes }: PreparedPhoto): Promise<void> {
    return this.does(() => {
      if (bytes.byteLength > this.room) throw new Failure('quota');
      this.room -= bytes.byteLength;
      this.pictures.set(photo_id, { draftId: draft.id, bytes });
      this.put(draft);
    });
  }

  photo(photoId: string): Promise<ArrayBuffer | null> {
    return this.does(() => this.pictures.get(photoId)?.bytes ?? null);
  }

  dropPhoto(photoId: string): Promise<void> {
    return this.does(() => void this.pictures.delete(photoId));
  }

  keepBoundary(draft: KeptBoundary): Promise<void> {
    return this.does(() => void this.boundaries.set(draft.parent_id, draft));
  }

  dropBoundary(parentId: string): Promise<void> {
    return this.does(() => void this.boundaries.delete(parentId));
  }

  drop(draftId: string): Promise<void> {
    return this.does(() => {
      this.disk.delete(draftId);
      this.visits.delete(draftId);
      for (const [id, picture] of this.pictures) if (picture.draftId === draftId) this.pictures.delete(id);
    });
  }

  remember(answers: LastAnswers): Promise<void> {
    return this.does(() => void (this.last = answers));
  }

  wipe(): Promise<void> {
    return this.does(() => {
      this.disk.clear();
      this.visits.clear();
      this.pictures.clear();
      this.last = noAnswers;
    });
  }

  private put(draft: ReportDraft | KeptVisit): void {
    if ('met' in draft) this.visits.set(draft.id, draft);
    else this.disk.set(draft.id, draft);
  }

  private async does<T>(work: () => T): Promise<T> {
    if (this.broken) throw this.broken;
    return work();
  }
}
