/** Service stations in a place, or the nearest around it. */
import type { StationLine } from '../../../domain/answers/station-lines.ts';
import { MapSymbol } from '../../symbols/MapSymbol.tsx';
import { Limited } from './Limited.tsx';
import { openText } from './OpenNow.tsx';
import { Row } from './Row.tsx';
import { Note, Section } from './Section.tsx';
import { useWords } from './use-words.ts';

export function Stations({ stations }: { readonly stations: readonly StationLine[] }) {
  const words = useWords();
  const { t } = words;
  return (
    <Section title={t('card.stations')}>
      {stations.length === 0 ? (
        <Note>{t('card.stations.none')}</Note>
      ) : (
        <Limited items={stations} head={3} label={t('card.stations')}>
          {({ link, tier, open, metres }) => (
            <Row
              key={link.selection.id}
              to={link.selection}
              icon={<MapSymbol name={tier} size={24} />}
              name={link.name}
              note={[
                openText(words, open),
                metres === null ? null : t('card.stations.metres', { metres: roundMetres(metres) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          )}
        </Limited>
      )}
    </Section>
  );
}

/** Straight-line distances are not worth more than ten metres. */
const roundMetres = (metres: number): number => Math.round(metres / 10) * 10;
