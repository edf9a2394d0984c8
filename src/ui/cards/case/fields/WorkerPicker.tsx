/** Whom to give the case to: the place's own worker first, with what each has in hand already. */
import { useId, useMemo, useState } from 'react';
import { Search } from 'lucide-react';
import { workerChoices, type WorkerChoice } from '../../../../domain/answers/worker-choices.ts';
import type { CaseRecord } from '../../../../domain/entities.ts';
import type { GridWorkerId } from '../../../../domain/ids.ts';
import { useAppState } from '../../../app-context.tsx';
import { useNow } from '../../../use-now.ts';
import { useText } from '../../../use-text.ts';
import { Tag, Tags, UrgencyTag } from '../../parts/Tag.tsx';
import styles from './fields.module.css';

interface WorkerPickerProps {
  readonly record: CaseRecord;
  readonly value: GridWorkerId | null;
  readonly onChange: (value: GridWorkerId) => void;
}

/** Nobody scrolls further than this; whoever is not among them is found by name. */
const SHOWN = 12;

export function WorkerPicker({ record, value, onChange }: WorkerPickerProps) {
  const t = useText();
  const id = useId();
  const world = useAppState((state) => state.world);
  const now = useNow();
  const [query, setQuery] = useState('');
  const choices = useMemo(() => workerChoices(world, record, now), [world, record, now]);
  const found = useMemo(() => choices.filter((choice) => matches(choice, query.trim())), [choices, query]);
  const shown = found.filter((choice, index) => index < SHOWN || choice.id === value);
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{t('case.form.worker')}</legend>
      {choices.length > SHOWN && (
        <div className={styles.search}>
          <Search size={18} aria-hidden="true" />
          <input
            type="search"
            aria-label={t('case.form.worker_search')}
            placeholder={t('case.form.worker_search')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      <div className={styles.options}>
        {shown.map((choice) => (
          <label key={choice.id} className={styles.option}>
            <input type="radio" name={id} checked={choice.id === value} onChange={() => onChange(choice.id)} />
            <WorkerWords choice={choice} />
          </label>
        ))}
        {shown.length === 0 && <p className={styles.hint}>{t('case.form.worker_none')}</p>}
      </div>
      <p className={styles.hint}>{t('case.form.worker_load_partial')}</p>
    </fieldset>
  );
}

const matches = ({ name, grids }: WorkerChoice, query: string): boolean =>
  query === '' || name.includes(query) || grids.some((grid) => grid.includes(query));

function WorkerWords({ choice }: { readonly choice: WorkerChoice }) {
  const t = useText();
  const { name, grids, employment, near, load, overdue } = choice;
  return (
    <span className={styles.words}>
      <span className={styles.name}>{name}</span>
      <span className={styles.hint}>
        {[t(`card.worker.${employment}`), ...grids.slice(0, 2)].join(' · ')}
        {grids.length > 2 && ` +${grids.length - 2}`}
      </span>
      <Tags>
        {near && <Tag tone="done">{t('case.form.worker_near')}</Tag>}
        <Tag>{load === 0 ? t('case.form.worker_free') : t('case.form.worker_load', { n: load })}</Tag>
        {overdue > 0 && <UrgencyTag urgency="overdue">{t('case.form.worker_overdue', { n: overdue })}</UrgencyTag>}
      </Tags>
    </span>
  );
}
