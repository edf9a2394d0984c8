/** What restricts the cases, always in sight: quick states as buttons, the rest as lists. */
import { Search } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { filterCases } from '../../commands/filter-cases.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { CASE_STATES, SEVERITIES } from '../../domain/rules/case-filter.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import type { World } from '../../domain/world.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { ClassOptions, TerritoryOptions } from './FilterOptions.tsx';
import styles from './FilterBar.module.css';

/** A pause in typing, ms: the map behind the desk follows the filter too. */
const TYPED_MS = 250;

export function FilterBar({ world, figures }: { readonly world: World; readonly figures: boolean }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const filter = useAppState((state) => state.caseFilter);
  const role = profileOf(world)?.role;
  const stages = [...world.case_stage.values()].sort((a, b) => a.rank - b.rank);
  return (
    <div role="group" aria-label={t('desk.filter')} className={styles.bar}>
      {!figures && (
        <>
          <SearchField key={filter.text} text={filter.text} />
          <div className={styles.states}>
            {role !== 'leader' && (
              <Toggle pressed={filter.mine} onPress={() => filterCases(app, { mine: !filter.mine })}>
                {t('desk.filter.mine')}
              </Toggle>
            )}
            {CASE_STATES.map((state) => (
              <Toggle
                key={state}
                pressed={filter.state === state}
                onPress={() => filterCases(app, { state: filter.state === state ? null : state })}
              >
                {t(`desk.state.${state}`)}
              </Toggle>
            ))}
          </div>
          <Choice
            label={t('desk.filter.stage')}
            value={filter.stage}
            any={t('desk.filter.any_stage')}
            onChoose={(stage) => filterCases(app, { stage })}
          >
            {stages.map((stage) => (
              <option key={stage.id} value={stage.id}>
                {words.rowName(stage)}
              </option>
            ))}
          </Choice>
        </>
      )}
      <Choice
        label={t('desk.filter.class')}
        value={filter.class}
        any={t('desk.filter.any_class')}
        onChoose={(code) => filterCases(app, { class: code })}
      >
        <ClassOptions world={world} />
      </Choice>
      {!figures && (
        <Choice
          label={t('desk.filter.severity')}
          value={filter.severity}
          any={t('desk.filter.any_severity')}
          onChoose={(value) => filterCases(app, { severity: SEVERITIES.find((each) => each === value) ?? null })}
        >
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {t(`card.severity.${severity}`)}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={t('desk.filter.territory')}
        value={filter.territory}
        any={t('desk.filter.any_territory')}
        onChoose={(id) => filterCases(app, { territory: id as TerritoryId | null })}
      >
        <TerritoryOptions world={world} />
      </Choice>
    </div>
  );
}

function SearchField({ text }: { readonly text: string }) {
  const app = useApp();
  const { t } = useWords();
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => filterCases(app, { text: typed }), TYPED_MS);
    return () => clearTimeout(timer);
  }, [app, typed, text]);
  return (
    <label className={styles.search}>
      <Search size={18} aria-hidden="true" />
      <span className="visually-hidden">{t('desk.search')}</span>
      <input type="search" value={typed} placeholder={t('desk.search')} onChange={(e) => setTyped(e.target.value)} />
    </label>
  );
}

interface ToggleProps {
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

const Toggle = ({ pressed, onPress, children }: ToggleProps) => (
  <button type="button" className={styles.toggle} aria-pressed={pressed} onClick={onPress}>
    {children}
  </button>
);

interface ChoiceProps {
  readonly label: string;
  readonly value: string | null;
  readonly any: string;
  readonly onChoose: (value: string | null) => void;
  readonly children: ReactNode;
}

const Choice = ({ label, value, any, onChoose, children }: ChoiceProps) => (
  <label className={styles.choice}>
    <span className="visually-hidden">{label}</span>
    <select
      value={value ?? ''}
      data-chosen={value !== null || undefined}
      onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{any}</option>
      {children}
    </select>
  </label>
);
