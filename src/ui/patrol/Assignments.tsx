/** 包联: whose visit is due, first one's own; what the list says by words the map says by colour and pattern. */
import { CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { toggleLayer } from '../../commands/toggle-layer.ts';
import { assignmentLines, type AssignmentLine } from '../../domain/answers/assignments.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Note, Section } from '../cards/parts/Section.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useNow } from '../use-now.ts';
import { useText } from '../use-text.ts';
import { AssignmentRow } from '../visits/AssignmentRow.tsx';
import styles from './PatrolScreen.module.css';

export function Assignments() {
  const app = useApp();
  const t = useText();
  const world = useAppState((state) => state.world);
  const shown = useAppState((state) => state.layers.assignment);
  const now = useNow();
  const lines = useMemo(() => assignmentLines(world, now), [world, now]);
  const isLeader = profileOf(world)?.role === 'leader';
  const mine = lines.filter((line) => line.mine);
  const due = lines.filter(({ freshness }) => freshness !== 'visited');
  const visited = lines.filter(({ freshness }) => freshness === 'visited');
  return (
    <>
      <label className={styles.switch}>
        <input type="checkbox" checked={shown} onChange={() => toggleLayer(app, 'assignment')} />
        {t('assignment.on_map')}
      </label>
      {(isLeader || mine.length > 0) && (
        <Lines
          title={t('assignment.mine')}
          aside={t('assignment.count', {
            visited: mine.filter(({ freshness }) => freshness === 'visited').length,
            total: mine.length,
          })}
          lines={mine}
          empty={<Note>{t('assignment.mine.none')}</Note>}
        />
      )}
      <Lines
        title={t('assignment.due')}
        aside={t('assignment.count', { visited: visited.length, total: lines.length })}
        lines={due}
        empty={
          <Notice icon={<CircleCheck size={24} />} title={t('assignment.due.none.title')}>
            {t('assignment.due.none.body')}
          </Notice>
        }
      />
      {visited.length > 0 && <Lines title={t('assignment.visited')} lines={visited} />}
    </>
  );
}

interface LinesProps {
  readonly title: string;
  readonly aside?: string;
  readonly lines: readonly AssignmentLine[];
  readonly empty?: React.ReactNode;
}

const Lines = ({ title, aside, lines, empty }: LinesProps) => (
  <Section title={title} aside={aside}>
    {lines.length === 0 ? (
      empty
    ) : (
      <ul aria-label={title}>
        {lines.map((line) => (
          <AssignmentRow key={line.assignment.id} line={line} />
        ))}
      </ul>
    )}
  </Section>
);
