/** What a simulated device talks to: the model in memory, or the real database behind our own server. */
import type { Operation, OperationResult } from '../../../../src/domain/operation.ts';
import type { Cursor, PullPage } from '../../../../src/domain/pull-page.ts';
import type { StoredPhoto } from '../../../../src/commands/context.ts';

export interface ServerSide {
  push(operations: readonly Operation[]): Promise<readonly OperationResult[]>;
  putPhoto(photoId: string, sha256: string, photo: StoredPhoto): Promise<void>;
  pullPage(cursor: Cursor | null): Promise<PullPage>;
  /** A colleague changes a case meanwhile. */
  meddle(caseId: string): Promise<void>;
  /** How often each thing that a person did has counted, by its mark. */
  counts(): Promise<Map<string, number>>;
}

/** What a person did, whatever id it travels under: they write it into a text, or it is the picture they took. */
export function markOf({ args }: Operation): string {
  for (const field of ['photo_id', 'title', 'reason', 'note']) {
    const text: unknown = Reflect.get(args, field);
    if (typeof text === 'string') return text;
  }
  throw new Error('an operation without a mark');
}
