/** The places behind a number, lit on the map while they are listed: each leads on to its parts, or to its card where there are none. */
import { ArrowLeft } from 'lucide-react';
import { useCallback, useEffect, useMemo } from 'react';
import { lightPlaces } from '../../../commands/circle/change-circle.ts';
import { backFromBehind, goBehind } from '../../../commands/circle/look-behind.ts';
import { select } from '../../../commands/select.ts';
import { behindLines, type BehindLine } from '../../../domain/answers/circle-behind.ts';
import { groundOf } from '../../../domain/answers/circle-ground.ts';
import type { BehindWhat } from '../../../domain/circle.ts';
import type { Selection } from '../../../domain/selection.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { titleOf } from '../../list/title-of.ts';
import { Button } from '../../parts/Button.tsx';
import circle from '../Circle.module.css';
import type { CircleNumbers } from '../use-numbers.ts';

interface BehindProps {
  readonly what: BehindWhat;
  readonly numbers: CircleNumbers;
  readonly place: Selection;
}

export function Behind({ what, numbers, place }: BehindProps) {
  const app = useApp();
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const reach = useAppState((state) => state.circle.reach);
  const minutes = useAppState((state) => state.circle.minutes);
  const linesIn = useCallback(
    (scope: Selection): BehindLine[] => {
      const held = numbers.basis === 'live' && reach ? { ground: groundOf(world), reach, limit: minutes * 60 } : null;
      return behindLines(world, numbers.counts, scope, what, held);
    },
    [world, numbers, reach, minutes, what],
  );
  const lines = useMemo(() => linesIn(place), [linesIn, place]);
  useEffect(() => {
    lightPlaces(
      app,
      lines.map((line) => line.place),
    );
    return () => lightPlaces(app, []);
  }, [app, lines]);
  const open = (line: BehindLine): void =>
    linesIn(line.place).length > 0 ? goBehind(app, place, line.place) : select(app, line.place, { fly: true });
  return (
    <>
      <div className={circle.buttons}>
        <Button weight="quiet" icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={() => backFromBehind(app)}>
          {t('circle.behind.close')}
        </Button>
      </div>
      <Section title={t(`circle.behind.${what}`)} aside={titleOf(world, place)?.title}>
        {what === 'elderly' && <Note>{t('circle.behind.per_grid')}</Note>}
        {what === 'elderly' && numbers.basis === 'published' && <Note>{t('circle.behind.masked')}</Note>}
        {lines.length === 0 && <Note>{t('circle.compare.none')}</Note>}
        <Rows label={t(`circle.behind.${what}`)}>
          {lines.map((line) => (
            <Row
              key={line.place.id}
              onTake={() => open(line)}
              name={line.name}
              note={line.where}
              end={t('circle.households', { n: line.households })}
            />
          ))}
        </Rows>
      </Section>
    </>
  );
}
