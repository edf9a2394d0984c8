/** A grid worker: how to reach them, what they walk, what they have in hand. */
import { Grid3x3, Lock, MapPinned, UserRound } from 'lucide-react';
import { highlightDuties } from '../../commands/highlight-duties.ts';
import { gridWorkerAnswer } from '../../domain/answers/grid-worker.ts';
import type { GridWorkerId } from '../../domain/ids.ts';
import { HOLDERS } from '../../domain/rules/may-hold.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Cases } from './parts/Cases.tsx';
import styles from './parts/blocks.module.css';
import { Facts } from './parts/Facts.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { CallButton, Row, Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import { useAnswer } from './parts/use-answer.ts';
import { useWords } from './parts/use-words.ts';

export function GridWorkerCard({ id }: { readonly id: GridWorkerId }) {
  const answer = useAnswer(gridWorkerAnswer, id);
  const app = useApp();
  const { t, count, roles } = useWords();
  if (!answer) return <MissingCard kind="grid_worker" />;
  const { worker, grids, households, workload, band, cases } = answer;
  const selection = { kind: 'grid_worker', id } as const;
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<UserRound size={22} />}
        title={worker.name}
        path={answer.path}
        meta={t(`card.worker.${worker.employment}`)}
      />
      <div className={styles.ask}>
        <CallButton phone={worker.phone} name={worker.name} />
      </div>
      <Section title={t('card.grid_worker.grids')}>
        {grids.length === 0 && <Note>{t('card.grid_worker.no_grids')}</Note>}
        <Rows label={t('card.grid_worker.grids')}>
          {grids.map((grid) => (
            <Row
              key={grid.link.selection.id}
              to={grid.link.selection}
              icon={<Grid3x3 size={18} />}
              name={grid.link.name}
              end={
                <>
                  {grid.households !== null && <span>{count('households', grid.households)}</span>}
                  {grid.openCases !== null && grid.openCases > 0 && (
                    <span>{t('card.line.open_cases', { n: grid.openCases })}</span>
                  )}
                </>
              }
            />
          ))}
        </Rows>
        {grids.length > 0 && (
          <div className={styles.ask}>
            <Button onClick={() => highlightDuties(app, id)} icon={<MapPinned size={18} aria-hidden="true" />}>
              {t('card.grid_worker.show_duties')}
            </Button>
          </div>
        )}
      </Section>
      {cases ? (
        <Cases cases={cases} title={t('card.grid_worker.cases')} />
      ) : (
        <Section title={t('card.grid_worker.cases')}>
          <Note icon={<Lock size={16} aria-hidden="true" />}>
            {t('card.grid_worker.cases_hidden', { roles: roles(HOLDERS.case_record) })}
          </Note>
        </Section>
      )}
      {workload && (
        <Section title={t('card.facts')}>
          <Facts
            facts={[
              {
                label: t('card.grid_worker.workload'),
                value: `${count('households', households)} · ${t(`card.workload.${workload}`, { ...band })}`,
                note: t('card.workload.source', { ...band }),
                wide: true,
              },
            ]}
          />
        </Section>
      )}
      <CardFooter selection={selection} title={worker.name} />
    </article>
  );
}
