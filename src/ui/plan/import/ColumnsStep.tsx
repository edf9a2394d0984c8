/** What each column means: guessed, shown with what stands in it, and corrected by whoever knows. */
import { FIELDS, type Field } from '../../../domain/ledger/fields.ts';
import { isIdentityColumn, missingFields } from '../../../domain/ledger/guess-columns.ts';
import type { LedgerKind } from '../../../domain/ledger/kinds.ts';
import { useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { Buttons, Select } from './parts.tsx';
import type { WizardActions } from './use-wizard.ts';
import { hasPlace, type BoundaryFields } from './wizard.ts';

export function ColumnsStep(actions: WizardActions) {
  return actions.wizard.kind === 'boundaries' ? (
    <AttributeFields {...actions} />
  ) : (
    <LedgerColumns {...actions} kind={actions.wizard.kind ?? 'household'} />
  );
}

function LedgerColumns({ wizard, change, match, kind }: WizardActions & { readonly kind: LedgerKind }) {
  const t = useText();
  const sheet = wizard.file?.sheets[wizard.sheet];
  if (!sheet) return null;
  const readable = sheet.columns
    .map((title, column) => ({ title, column }))
    .filter(({ title }) => !isIdentityColumn(title));
  const missing = missingFields(kind, wizard.mapping);
  const nameOf = (any: readonly Field[]): string => {
    const [a = 'name', b] = any;
    return b
      ? t('import.columns.or', { a: t(`import.field.${a}`), b: t(`import.field.${b}`) })
      : t(`import.field.${a}`);
  };
  return (
    <>
      <p className={styles.quiet}>{t('import.columns.hint')}</p>
      <p className={styles.quiet}>{t('import.identity.rule')}</p>
      <div className={styles.columns}>
        {FIELDS[kind].map((field) => {
          const column = wizard.mapping[field];
          const example = column === undefined ? '' : (sheet.examples[column] ?? '');
          return (
            <Select
              key={field}
              label={t(`import.field.${field}`)}
              value={column === undefined ? '' : String(column)}
              options={[
                { value: '', label: t('import.columns.none') },
                ...readable.map(({ title, column: n }) => ({ value: String(n), label: title })),
              ]}
              hint={example === '' ? undefined : t('import.columns.example', { text: example })}
              onChange={(value) => {
                const { [field]: _before, ...others } = wizard.mapping;
                change({
                  mapping: value === '' ? others : { ...others, [field]: Number(value) },
                  decisions: new Map(),
                  match: null,
                });
              }}
            />
          );
        })}
      </div>
      {missing.length > 0 && (
        <p role="status">{t('import.columns.missing', { fields: missing.map(nameOf).join('、') })}</p>
      )}
      <Buttons
        onBack={() => change({ step: hasPlace(wizard) ? 'crs' : 'kind' })}
        canGo={missing.length === 0}
        onNext={() => void match(wizard, 'next')}
      />
    </>
  );
}

function AttributeFields({ wizard, change, match }: WizardActions) {
  const t = useText();
  const attributes = wizard.file?.features?.attributes ?? [];
  const choose = (field: keyof BoundaryFields) => (value: string) =>
    change({ fields: { ...wizard.fields, [field]: value === '' ? null : value } });
  const options = (none: string) => [
    { value: '', label: none },
    ...attributes.map((name) => ({ value: name, label: name })),
  ];
  return (
    <>
      <p className={styles.quiet}>{t('import.columns.hint')}</p>
      <Select
        label={t('import.boundary.name')}
        value={wizard.fields.name ?? ''}
        options={options(t('import.columns.none'))}
        onChange={choose('name')}
      />
      {wizard.level !== 'compound' && (
        <Select
          label={t('import.boundary.code')}
          value={wizard.fields.code ?? ''}
          options={options(t('import.boundary.number'))}
          onChange={choose('code')}
        />
      )}
      <Select
        label={t('import.boundary.office_code')}
        value={wizard.fields.officeCode ?? ''}
        options={options(t('import.columns.none'))}
        onChange={choose('officeCode')}
      />
      <Buttons
        onBack={() => change({ step: 'crs' })}
        canGo={wizard.crs !== null}
        onNext={() => void match(wizard, 'next')}
      />
    </>
  );
}
