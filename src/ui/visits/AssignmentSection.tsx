/** On a place's card: which leader answers for it, and whether they have come. */
import { useMemo } from 'react';
import { assignmentsOf } from '../../domain/answers/assignments.ts';
import type { Selection } from '../../domain/selection.ts';
import { useAppState } from '../app-context.tsx';
import { Section } from '../cards/parts/Section.tsx';
import { useNow } from '../use-now.ts';
import { useText } from '../use-text.ts';
import { AssignmentRow } from './AssignmentRow.tsx';

export function AssignmentSection({ of: { kind, id } }: { readonly of: Selection }) {
  const t = useText();
  const world = useAppState((state) => state.world);
  const now = useNow();
  const lines = useMemo(() => assignmentsOf(world, { kind, id }, now), [world, kind, id, now]);
  if (lines.length === 0) return null;
  return (
    <Section title={t('assignment.title')}>
      <ul>
        {lines.map((line) => (
          <AssignmentRow key={line.assignment.id} line={line} onCard />
        ))}
      </ul>
    </Section>
  );
}
