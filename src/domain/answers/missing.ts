/** Why a selection has no answer: a link may be older than the row, or come from a colleague who may see more. */
import { HOLDERS, roleMayHold } from '../rules/may-hold.ts';
import type { Role } from '../role.ts';
import type { SelectableKind } from '../selection.ts';
import type { World } from '../world.ts';

export type Missing =
  /** The role never holds this kind; `ask` may. */
  | { readonly reason: 'not_permitted'; readonly ask: readonly Role[] }
  /** The role holds it inside its duty: it lies elsewhere, or it is gone. We cannot know which, and must not. */
  | { readonly reason: 'outside_or_gone'; readonly ask: readonly Role[] }
  | { readonly reason: 'gone' };

const GUARD: Partial<Record<SelectableKind, keyof typeof HOLDERS>> = {
  household: 'household',
  party_household: 'household',
  case_record: 'case_record',
  service_order: 'service_order',
};

export function whyMissing(world: World, kind: SelectableKind): Missing {
  const guarded = GUARD[kind];
  if (guarded === undefined) return { reason: 'gone' };
  return { reason: roleMayHold(world, guarded) ? 'outside_or_gone' : 'not_permitted', ask: HOLDERS[guarded] };
}
