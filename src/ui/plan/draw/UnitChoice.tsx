/** Which resident unit answers for a line: found by a part of its name, with the metres it has already. */
import { Check, CircleDashed, Landmark } from 'lucide-react';
import { useState } from 'react';
import { zonesAnswer } from '../../../domain/answers/zones.ts';
import type { ResidentUnitId } from '../../../domain/ids.ts';
import { useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { Note } from '../../cards/parts/Section.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useText } from '../../use-text.ts';
import styles from './Draw.module.css';
import { useMetres } from './use-metres.ts';

/** Rows of a list that nobody scrolls to its end. */
const MOST = 30;

interface UnitChoiceProps {
  readonly label: string;
  readonly value: ResidentUnitId | null;
  readonly onChoose: (unit: ResidentUnitId | null) => void;
}

export function UnitChoice({ label, value, onChoose }: UnitChoiceProps) {
  const t = useText();
  const metresOf = useMetres();
  const world = useAppState((state) => state.world);
  const [part, setPart] = useState('');
  const held = new Map(zonesAnswer(world).units.map(({ unit, metres }) => [unit.id, metres]));
  const found = [...world.resident_unit.values()]
    .filter(({ name }) => name.includes(part.trim()))
    .sort(
      (a, b) =>
        Number(b.id === value) - Number(a.id === value) ||
        (held.get(b.id) ?? 0) - (held.get(a.id) ?? 0) ||
        a.name.localeCompare(b.name, 'zh-CN'),
    )
    .slice(0, MOST);
  const mark = (chosen: boolean) => (chosen ? <Check size={20} aria-hidden="true" /> : undefined);
  return (
    <div role="group" aria-label={label}>
      <TextField label={t('zone.unit.search')} kind="search" value={part} onChange={setPart} />
      <div className={styles.units}>
        <Rows label={label}>
          <Row
            icon={<CircleDashed size={20} />}
            name={t('zone.unit.nobody')}
            end={mark(value === null)}
            onTake={() => onChoose(null)}
          />
          {found.map(({ id, name }) => {
            const metres = held.get(id);
            return (
              <Row
                key={id}
                icon={<Landmark size={20} />}
                name={name}
                note={metres === undefined ? undefined : t('zone.unit.held', { metres: metresOf(metres) })}
                end={mark(value === id)}
                onTake={() => onChoose(id)}
              />
            );
          })}
        </Rows>
        {found.length === 0 && <Note>{t('zone.unit.none')}</Note>}
      </div>
    </div>
  );
}
