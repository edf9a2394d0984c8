import { nameOf } from '../../../commands/boundary/areas.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import { useText } from '../../use-text.ts';

/** What to do next, what was done last, and why the last try was not made. */
export function useTold(edit: BoundaryEdit): { hint: string; event: string; refusal: string | null } {
  const t = useText();
  const { tool, picked, node, event, refusal, snap } = edit;
  const [first] = picked;
  const name = first === undefined ? null : nameOf(edit, first);
  const hint = (): string => {
    if (tool === 'move') return t(node ? 'boundary.hint.node' : 'boundary.hint.move');
    return name === null ? t(`boundary.hint.${tool}`) : t(`boundary.hint.${tool}_picked`, { name });
  };
  const done = event ? t(`boundary.event.${event.kind}`) : '';
  return {
    hint: hint(),
    event: snap ? [done, t(`boundary.snap.${snap.word}`)].filter(Boolean).join(' · ') : done,
    refusal: refusal && t(`boundary.refusal.${refusal.code}`),
  };
}
