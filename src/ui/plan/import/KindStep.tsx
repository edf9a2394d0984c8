/** What the file is: of boundaries their level and the territory above, of a table which ledger. */
import { useMemo } from 'react';
import type { TerritoryId } from '../../../domain/ids.ts';
import { LEDGER_KINDS, type LedgerKind } from '../../../domain/ledger/kinds.ts';
import { parentsFor } from '../../../domain/ledger/boundary-parents.ts';
import { useAppState } from '../../app-context.tsx';
import { useLocale, useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { Buttons, Select } from './parts.tsx';
import type { WizardActions } from './use-wizard.ts';

export function KindStep(actions: WizardActions) {
  const { wizard, change, afterKind, restart } = actions;
  const t = useText();
  const { file } = wizard;
  if (!file) return null;
  const facts = file.features
    ? t('import.features', { format: file.format, n: file.features.count })
    : t('import.rows', { format: file.format, n: file.sheets[wizard.sheet]?.rows ?? 0 });
  return (
    <>
      <p className={styles.file}>
        <strong>{file.name}</strong>
        <span className={styles.quiet}>{facts}</span>
      </p>
      {file.features ? <BoundaryKind {...actions} /> : <LedgerChoice {...actions} />}
      <Buttons
        onBack={restart}
        canGo={wizard.kind !== null && (wizard.kind !== 'boundaries' || wizard.parent !== null)}
        onNext={() => void afterKind(wizard)}
      />
      {wizard.kind === null && file.sheets.length > 0 && <p role="status">{t('import.kind.unsure')}</p>}
      {file.sheets.length > 1 && (
        <Select
          label={t('import.sheet')}
          value={String(wizard.sheet)}
          options={file.sheets.map(({ name, rows }, n) => ({
            value: String(n),
            label: t('import.sheet.rows', { name: name || t('import.sheet.first'), n: rows }),
          }))}
          onChange={(value) => change({ sheet: Number(value) })}
        />
      )}
    </>
  );
}

function LedgerChoice({ wizard, change }: WizardActions) {
  const t = useText();
  return (
    <Select
      label={t('import.kind')}
      value={wizard.kind ?? ''}
      options={[
        ...(wizard.kind === null ? [{ value: '', label: '—' }] : []),
        ...LEDGER_KINDS.map((kind) => ({ value: kind, label: t(`import.kind.${kind}`) })),
      ]}
      onChange={(value) => change({ kind: value as LedgerKind, match: null, decisions: new Map() })}
    />
  );
}

function BoundaryKind({ wizard, change }: WizardActions) {
  const t = useText();
  const locale = useLocale();
  const world = useAppState((state) => state.world);
  const levels = useMemo(
    () =>
      [...world.territory_level.values()]
        .sort((a, b) => a.rank - b.rank)
        .map(({ id, name_zh, name_en }) => ({ value: id, label: locale === 'en' ? name_en : name_zh }))
        .filter(({ value }) => parentsFor(world, value).length > 0),
    [world, locale],
  );
  const parents = useMemo(() => parentsFor(world, wizard.level), [world, wizard.level]);
  return (
    <>
      <Select
        label={t('import.level')}
        value={wizard.level}
        options={[...levels, { value: 'compound', label: t('import.level.compound') }]}
        onChange={(level) => change({ level, parent: null })}
      />
      {parents.length === 0 ? (
        <p role="status">{t('import.parent.none')}</p>
      ) : (
        <Select
          label={t('import.parent')}
          value={wizard.parent ?? ''}
          options={[
            ...(wizard.parent === null ? [{ value: '', label: '—' }] : []),
            ...parents.map(({ id, name, code }) => ({ value: id, label: `${name}（${code}）` })),
          ]}
          onChange={(value) => change({ parent: value === '' ? null : (value as TerritoryId) })}
        />
      )}
    </>
  );
}
