/** The class of the standard: those used lately are one tap away, the rest by kind and major class, or by searching. */
import { useMemo, useState } from 'react';
import type { ReportChange } from '../../commands/report/change-report.ts';
import { classGroups } from '../../domain/answers/class-choices.ts';
import type { CaseClass } from '../../domain/entities.ts';
import type { ReportDraft } from '../../domain/report-draft.ts';
import { useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useLocale, useText } from '../use-text.ts';
import styles from './ClassField.module.css';
import form from './ReportForm.module.css';

interface ClassFieldProps {
  readonly draft: ReportDraft;
  readonly onChange: (change: ReportChange) => void;
}

export function ClassField({ draft: { class_code }, onChange }: ClassFieldProps) {
  const t = useText();
  const locale = useLocale();
  const world = useAppState((state) => state.world);
  const last = useAppState(({ report }) => report.last.class_codes);
  const [choosing, setChoosing] = useState(false);
  const chosen = world.case_class.get(class_code ?? '');
  const recent = last.flatMap((code) => world.case_class.get(code) ?? []);
  const take = (one: CaseClass): void => {
    setChoosing(false);
    onChange({ class_code: one.id });
  };
  const minor = (one: CaseClass): string => (locale === 'en' ? one.minor_en : one.minor_zh);
  return (
    <section id="report-class" className={form.field} aria-label={t('report.class')}>
      <h3 className={form.label}>{t('report.class')}</h3>
      {chosen && !choosing && (
        <p className={form.chosen}>
          {locale === 'en' ? `${chosen.major_en} · ${chosen.minor_en}` : `${chosen.major_zh} · ${chosen.minor_zh}`}{' '}
          <span className={form.note}>{chosen.id}</span>
        </p>
      )}
      {!choosing && recent.length > 0 && (
        <div role="group" aria-label={t('report.class.recent')} className={styles.classes}>
          {recent.map((one) => (
            <ClassButton
              key={one.id}
              code={one.id}
              name={minor(one)}
              on={one.id === class_code}
              onTake={() => take(one)}
            />
          ))}
        </div>
      )}
      {choosing || (!chosen && recent.length === 0) ? (
        <AllClasses chosen={class_code} minor={minor} onTake={take} />
      ) : (
        <Button onClick={() => setChoosing(true)}>{t(chosen ? 'report.class.change' : 'report.class.choose')}</Button>
      )}
    </section>
  );
}

interface AllClassesProps {
  readonly chosen: string | null;
  readonly minor: (one: CaseClass) => string;
  readonly onTake: (one: CaseClass) => void;
}

function AllClasses({ chosen, minor, onTake }: AllClassesProps) {
  const t = useText();
  const locale = useLocale();
  const world = useAppState((state) => state.world);
  const [kind, setKind] = useState<CaseClass['kind']>(world.case_class.get(chosen ?? '')?.kind ?? 'event');
  const [query, setQuery] = useState('');
  const searching = query.trim() !== '';
  // Who searches does not know of which kind it is.
  const groups = useMemo(
    () =>
      searching
        ? [...classGroups(world, 'event', query), ...classGroups(world, 'component', query)]
        : classGroups(world, kind),
    [world, kind, query, searching],
  );
  return (
    <>
      <TextField
        label={t('report.class.search')}
        labelHidden
        placeholder={t('report.class.search')}
        kind="search"
        value={query}
        onChange={setQuery}
      />
      {!searching && (
        <Segmented
          label={t('report.class')}
          labelHidden
          value={kind}
          options={[
            { value: 'event', label: t('report.class.event') },
            { value: 'component', label: t('report.class.component') },
          ]}
          onChange={setKind}
        />
      )}
      {groups.length === 0 && <p className={form.note}>{t('report.class.nothing')}</p>}
      {groups.map((group) => (
        <section key={group.code} className={styles.group}>
          <h4 className={styles.major}>
            {locale === 'en' ? group.major_en : group.major_zh} <span className={form.note}>{group.code}</span>
          </h4>
          <div className={styles.classes}>
            {group.classes.map((one) => (
              <ClassButton
                key={one.id}
                code={one.id}
                name={minor(one)}
                on={one.id === chosen}
                onTake={() => onTake(one)}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

interface ClassButtonProps {
  readonly code: string;
  readonly name: string;
  readonly on: boolean;
  readonly onTake: () => void;
}

const ClassButton = ({ code, name, on, onTake }: ClassButtonProps) => (
  <button type="button" className={styles.class} aria-pressed={on} onClick={onTake} title={code}>
    {name}
  </button>
);
