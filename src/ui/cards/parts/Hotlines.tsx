import { PhoneCall } from 'lucide-react';
import type { Hotline } from '../../../domain/entities.ts';
import { Limited } from './Limited.tsx';
import { Row } from './Row.tsx';
import { Section } from './Section.tsx';
import { useWords } from './use-words.ts';

/** Lines residents may call; nothing is shown where none is published. */
export function Hotlines({ hotlines }: { readonly hotlines: readonly Hotline[] }) {
  const { t } = useWords();
  if (hotlines.length === 0) return null;
  return (
    <Section title={t('card.hotlines')}>
      <Limited items={hotlines} head={6} label={t('card.hotlines')}>
        {(hotline) => (
          <Row
            key={hotline.id}
            icon={<PhoneCall size={18} />}
            name={hotline.name}
            note={t(`card.hotline.${hotline.kind}`)}
            phone={hotline.phone}
            callName={hotline.name}
          />
        )}
      </Limited>
    </Section>
  );
}
