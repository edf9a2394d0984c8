/** Whether it is open, and if not, when: in words, because a green dot says nothing in greyscale. */
import { Clock } from 'lucide-react';
import type { OpenState } from '../../../domain/rules/opening-hours.ts';
import { Tag } from './Tag.tsx';
import { useWords, type Words } from './use-words.ts';

export function openText({ t, weekday }: Words, open: OpenState): string {
  switch (open.kind) {
    case 'open':
      return t('card.open.open', { time: open.until });
    case 'always':
      return t('card.open.always');
    case 'unknown':
      return t('card.open.unknown');
    case 'closed': {
      if (open.inDays === 0) return t('card.open.today', { time: open.opensAt });
      if (open.inDays === 1) return t('card.open.tomorrow', { time: open.opensAt });
      return t('card.open.weekday', { weekday: weekday(open.weekday), time: open.opensAt });
    }
  }
}

export function OpenNow({ open }: { readonly open: OpenState }) {
  const words = useWords();
  const tone = open.kind === 'open' || open.kind === 'always' ? 'done' : 'plain';
  return (
    <Tag tone={tone} icon={<Clock size={14} aria-hidden="true" />}>
      {openText(words, open)}
    </Tag>
  );
}
