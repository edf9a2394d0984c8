import type { CaseId } from '../../domain/ids.ts';
import type { AppContext } from '../context.ts';
import { forgetDraft } from './write-draft.ts';

/** Throws a draft away, with its photos. The screen asks first. */
export async function dropDraft(app: AppContext, id: CaseId): Promise<void> {
  await forgetDraft(app, id);
}
