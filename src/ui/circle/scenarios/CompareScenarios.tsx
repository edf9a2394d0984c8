/** Scenarios side by side: the same lines for each, the best of a line marked by a word and not by colour alone. */
import { ArrowLeft } from 'lucide-react';
import { PACES } from '../../../../geo/walk/paces.ts';
import { openScenario } from '../../../commands/circle/scenarios.ts';
import type { CircleScenario, ScenarioResult } from '../../../domain/entities.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { Tag } from '../../cards/parts/Tag.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import circle from '../Circle.module.css';
import styles from './Scenarios.module.css';

interface Figure {
  readonly label: string;
  /** Null: not for this person. */
  readonly of: (scenario: CircleScenario) => number | null;
  /** The figure by which they are judged. */
  readonly decides?: true;
}

const gainOf = ({ result }: CircleScenario): number => result.after - result.before;

const askedKey = ({ served, pace, minutes }: CircleScenario): string =>
  [[...served].sort().join(), pace, minutes].join();

const elderlyGain = ({ elderly_before, elderly_after }: ScenarioResult): number | null =>
  elderly_before === null || elderly_after === null ? null : elderly_after - elderly_before;

export function CompareScenarios({
  scenarios,
  onClose,
}: {
  readonly scenarios: readonly CircleScenario[];
  readonly onClose: () => void;
}) {
  const app = useApp();
  const { t, locale } = useWords();
  const compounds = useAppState((state) => state.world.compound);
  const figures: readonly Figure[] = [
    { label: t('circle.compare.sites'), of: ({ sites }) => sites.length },
    { label: t('circle.compare.before'), of: ({ result }) => result.before },
    { label: t('circle.compare.after'), of: ({ result }) => result.after },
    { label: t('circle.compare.gain'), of: gainOf, decides: true },
    { label: t('circle.compare.elderly'), of: ({ result }) => elderlyGain(result) },
  ];
  const unlike = new Set(scenarios.map(askedKey)).size > 1;
  const best = Math.max(...scenarios.map(gainOf));
  return (
    <>
      <div className={circle.buttons}>
        <Button weight="quiet" icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={onClose}>
          {t('circle.behind.close')}
        </Button>
      </div>
      <Section title={t('circle.scenario.compare', { n: scenarios.length })}>
        {unlike && <Note>{t('circle.compare.unlike')}</Note>}
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('circle.scenario.name')}</th>
                {scenarios.map((scenario) => (
                  <th key={scenario.id} scope="col">
                    <button type="button" className={styles.open} onClick={() => openScenario(app, scenario)}>
                      {scenario.name}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('circle.compare.asked')}</th>
                {scenarios.map(({ id, minutes, pace }) => (
                  <td key={id}>
                    {t('circle.minutes.value', { n: minutes })} · {PACES[pace].toFixed(1)} km/h
                  </td>
                ))}
              </tr>
              {figures.map(({ label, of, decides }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {scenarios.map((scenario) => (
                    <td key={scenario.id}>
                      {of(scenario)?.toLocaleString(locale) ?? '–'}{' '}
                      {decides && !unlike && of(scenario) === best && <Tag tone="done">{t('circle.compare.best')}</Tag>}
                    </td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t('circle.compare.compounds')}</th>
                {scenarios.map(({ id, result }) => (
                  <td key={id}>
                    {result.compounds_gained
                      .flatMap((compound) => compounds.get(compound)?.name ?? [])
                      .join(t('card.separator')) || '–'}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      </Section>
    </>
  );
}
