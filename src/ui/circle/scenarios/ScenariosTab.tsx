/** 方案: what has been saved, proposals first; two or three of them beside each other. */
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { CircleScenario } from '../../../domain/entities.ts';
import type { CircleScenarioId } from '../../../domain/ids.ts';
import { roleMayHold } from '../../../domain/rules/may-hold.ts';
import { useAppState } from '../../app-context.tsx';
import { Section } from '../../cards/parts/Section.tsx';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { useText } from '../../use-text.ts';
import circle from '../Circle.module.css';
import { CompareScenarios } from './CompareScenarios.tsx';
import { ScenarioItem } from './ScenarioItem.tsx';

const MOST_COMPARED = 3;

const inOrder = (a: CircleScenario, b: CircleScenario): number =>
  Number(b.status === 'proposed') - Number(a.status === 'proposed') || b.made_at.localeCompare(a.made_at);

export function ScenariosTab() {
  const t = useText();
  const world = useAppState((state) => state.world);
  const [picked, setPicked] = useState<readonly CircleScenarioId[]>([]);
  const [comparing, setComparing] = useState(false);
  const staff = roleMayHold(world, 'household');
  const scenarios = [...world.circle_scenario.values()].sort(inOrder);
  const compared = scenarios.filter(({ id }) => picked.includes(id));
  if (scenarios.length === 0)
    return (
      <Notice icon={<FolderOpen />} title={t('circle.scenario.none.title')}>
        {t(staff ? 'circle.scenario.none.body' : 'circle.scenario.none.leader')}
      </Notice>
    );
  if (comparing && compared.length > 1)
    return <CompareScenarios scenarios={compared} onClose={() => setComparing(false)} />;
  const pick = (id: CircleScenarioId): void =>
    setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(-MOST_COMPARED));
  return (
    <Section title={t('circle.scenario.list')} aside={t('circle.count', { n: scenarios.length })}>
      <ul aria-label={t('circle.scenario.list')}>
        {scenarios.map((scenario) => (
          <ScenarioItem
            key={scenario.id}
            scenario={scenario}
            staff={staff}
            picked={picked.includes(scenario.id)}
            onPick={scenarios.length > 1 ? () => pick(scenario.id) : null}
          />
        ))}
      </ul>
      {scenarios.length > 1 && (
        <div className={circle.buttons}>
          <Button weight="primary" disabled={compared.length < 2} onClick={() => setComparing(true)}>
            {compared.length < 2
              ? t('circle.scenario.compare.hint')
              : t('circle.scenario.compare', { n: compared.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}
