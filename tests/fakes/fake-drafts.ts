/** Drafts in memory: what one device's disk holds for one person. `room` is what is left for pictures, bytes. */
import type { Drafts } from '../../src/commands/context.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { PreparedPhoto } from '../../src/domain/operations/photo.ts';
import { noAnswers, type KeptDrafts, type LastAnswers, type ReportDraft } from '../../src/domain/report-draft.ts';

export class FakeDrafts implements Drafts {
  readonly disk = new Map<string, ReportDraft>();
  readonly pictures = new Map<string, { readonly draftId: string; readonly bytes: ArrayBuffer }>();
  last: LastAnswers = noAnswers;
  room = Number.POSITIVE_INFINITY;
  /** When set, the device refuses everything. */
  broken: Failure | null = null;

  open(): Promise<KeptDrafts> {
    return this.does(() => ({ drafts: [...this.disk.values()], last: this.last }));
  }

  keep(draft: ReportDraft): Promise<void> {
    return this.does(() => void this.disk.set(draft.id, draft));
  }

  keepPhoto(draft: ReportDraft, { photo_id, bytes }: PreparedPhoto): Promise<void> {
    return this.does(() => {
      if (bytes.byteLength > this.room) throw new Failure('quota');
      this.room -= bytes.byteLength;
      this.pictures.set(photo_id, { draftId: draft.id, bytes });
      this.disk.set(draft.id, draft);
    });
  }

  photo(photoId: string): Promise<ArrayBuffer | null> {
    return this.does(() => this.pictures.get(photoId)?.bytes ?? null);
  }

  dropPhoto(photoId: string): Promise<void> {
    return this.does(() => void this.pictures.delete(photoId));
  }

  drop(draftId: string): Promise<void> {
    return this.does(() => {
      this.disk.delete(draftId);
      for (const [id, picture] of this.pictures) if (picture.draftId === draftId) this.pictures.delete(id);
    });
  }

  remember(answers: LastAnswers): Promise<void> {
    return this.does(() => void (this.last = answers));
  }

  wipe(): Promise<void> {
    return this.does(() => {
      this.disk.clear();
      this.pictures.clear();
      this.last = noAnswers;
    });
  }

  private async does<T>(work: () => T): Promise<T> {
    if (this.broken) throw this.broken;
    return work();
  }
}
