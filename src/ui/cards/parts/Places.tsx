/** Places inside a place, each with the figures one compares them by. */
import type { ReactNode } from 'react';
import type { PlaceLine } from '../../../domain/answers/territory.ts';
import { Limited } from './Limited.tsx';
import { Row } from './Row.tsx';
import { Section } from './Section.tsx';
import { useWords } from './use-words.ts';

interface PlacesProps {
  readonly title: string;
  readonly places: readonly PlaceLine[];
  readonly icon: ReactNode;
  readonly empty?: ReactNode;
}

export function Places({ title, places, icon, empty = null }: PlacesProps) {
  const { t, count } = useWords();
  return (
    <Section title={title} aside={places.length > 0 ? count('places', places.length) : undefined}>
      {places.length === 0 && empty}
      <Limited items={places} head={6} label={title}>
        {({ link, households, openCases, worker }) => (
          <Row
            key={link.selection.id}
            to={link.selection}
            icon={icon}
            name={link.name}
            {...(worker && { note: worker.link.name })}
            end={
              <>
                {households !== null && <span>{count('households', households)}</span>}
                {openCases !== null && openCases > 0 && <span>{t('card.line.open_cases', { n: openCases })}</span>}
              </>
            }
          />
        )}
      </Limited>
    </Section>
  );
}
