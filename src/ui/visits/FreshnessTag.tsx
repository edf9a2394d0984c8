/** How long nobody has come, as colour, shape and word: the same on the list, the card and (as colour and pattern) the map. */
import { Check, Clock, ClockAlert } from 'lucide-react';
import type { Cadence } from '../../domain/entities.ts';
import type { Freshness } from '../../domain/rules/cadence.ts';
import { Tag } from '../cards/parts/Tag.tsx';
import { useText } from '../use-text.ts';

const LOOK = {
  visited: { tone: 'done', icon: <Check size={14} aria-hidden="true" /> },
  due: { tone: 'soon', icon: <Clock size={14} aria-hidden="true" /> },
  missed: { tone: 'soon', icon: <ClockAlert size={14} aria-hidden="true" /> },
  long_missed: { tone: 'overdue', icon: <ClockAlert size={14} aria-hidden="true" /> },
} as const;

export function FreshnessTag({ cadence, freshness }: { readonly cadence: Cadence; readonly freshness: Freshness }) {
  const t = useText();
  const { tone, icon } = LOOK[freshness];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`visit.freshness.${cadence}.${freshness}`)}
    </Tag>
  );
}
