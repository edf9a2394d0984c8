/** What each step's form asks for, in the order in which one thinks of it, and the sentences one usually writes. */
import type { CaseInput } from '../../../commands/act-on-case.ts';
import type { CaseOperation } from '../../../domain/answers/case-actions.ts';
import type { PlainKey } from '../parts/use-words.ts';

/** Photos go beside the arguments: they are operations of their own. */
export type FormField = keyof CaseInput | 'photos';

export const FIELDS: Readonly<Record<CaseOperation, readonly FormField[]>> = {
  'case.accept': [],
  'case.handle': ['photos', 'note'],
  'case.register': ['severity', 'note'],
  'case.dispatch': ['grid_worker_id', 'note'],
  'case.verify_close': ['note'],
  'case.feedback': ['told_by', 'note', 'photos'],
  'case.self_resolve': ['photos', 'note', 'told_by'],
  'case.evaluate': ['satisfaction', 'note'],
  'case.rework': ['reason'],
  'case.return': ['reason'],
  'case.reassign': ['grid_worker_id', 'reason'],
  'case.recall': ['reason'],
  'case.extend': ['hours', 'reason'],
  'case.escalate': ['reason'],
};

export const USUAL: Readonly<Partial<Record<CaseOperation, readonly PlainKey[]>>> = {
  'case.handle': ['case.quick.handle.1', 'case.quick.handle.2', 'case.quick.handle.3', 'case.quick.handle.4'],
  'case.self_resolve': ['case.quick.handle.1', 'case.quick.handle.2', 'case.quick.handle.3', 'case.quick.handle.4'],
  'case.rework': ['case.quick.rework.1', 'case.quick.rework.2', 'case.quick.rework.3'],
  'case.return': ['case.quick.return.1', 'case.quick.return.2', 'case.quick.return.3'],
  'case.reassign': ['case.quick.reassign.1', 'case.quick.reassign.2'],
  'case.recall': ['case.quick.recall.1', 'case.quick.recall.2'],
  'case.extend': ['case.quick.extend.1', 'case.quick.extend.2', 'case.quick.extend.3'],
  'case.escalate': ['case.quick.escalate.1', 'case.quick.escalate.2', 'case.quick.escalate.3'],
};

/** `case.escalate` → `escalate`, for the texts of each step. */
export const verbOf = <Name extends CaseOperation>(operation: Name) =>
  operation.slice('case.'.length) as Name extends `case.${infer Verb}` ? Verb : never;
