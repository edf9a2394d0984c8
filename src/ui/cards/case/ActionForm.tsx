/** The small form of one step: what the rule asks for and nothing else. Its button says what is still missing. */
import { useId, useState } from 'react';
import { missingInput, noInput, type CaseInput } from '../../../commands/act-on-case.ts';
import type { CaseAction } from '../../../domain/answers/case-actions.ts';
import type { CaseAnswer } from '../../../domain/answers/case.ts';
import type { PreparedPhoto } from '../../../domain/operations/photo.ts';
import { useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TakePhotos } from '../../photos/TakePhotos.tsx';
import { CallButton } from '../parts/Row.tsx';
import { Note } from '../parts/Section.tsx';
import { useWords, type PlainKey } from '../parts/use-words.ts';
import styles from './ActionForm.module.css';
import fields from './fields/fields.module.css';
import { Hours } from './fields/Hours.tsx';
import { QuickText } from './fields/QuickText.tsx';
import { Satisfaction } from './fields/Satisfaction.tsx';
import { WorkerPicker } from './fields/WorkerPicker.tsx';
import { FIELDS, USUAL, verbOf, type FormField } from './form-fields.ts';

interface ActionFormProps {
  readonly answer: CaseAnswer;
  readonly action: CaseAction;
  readonly onClose: () => void;
  readonly onDone: (action: CaseAction, input: CaseInput, photos: readonly PreparedPhoto[]) => void;
}

const SEVERITIES = ['simple', 'general', 'prominent', 'major'] as const;
const TOLD_BY = ['in_person', 'phone', 'message', 'notice'] as const;

const FIELD_NAMES: Readonly<Record<keyof CaseInput, PlainKey>> = {
  reason: 'case.form.reason',
  note: 'case.form.note',
  grid_worker_id: 'case.form.worker',
  hours: 'case.form.hours',
  told_by: 'case.form.told_by',
  satisfaction: 'case.form.satisfaction',
  severity: 'case.form.severity',
};

export default function ActionForm({ answer, action, onClose, onDone }: ActionFormProps) {
  const { t } = useWords();
  const id = useId();
  const online = useAppState((state) => state.online);
  const { operation, required } = action;
  const [input, setInput] = useState<CaseInput>({ ...noInput, severity: answer.record.severity });
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [working, setWorking] = useState(false);
  const missing = missingInput(required, input);
  const verb = t(`operation.${operation}`);
  return (
    <Sheet
      open
      onClose={onClose}
      title={verb}
      hint={t(`case.action.hint.${verbOf(operation)}`)}
      footer={
        <>
          {missing.length > 0 && (
            <p className={styles.missing} role="status">
              {t('case.form.missing', {
                fields: missing.map((field) => t(FIELD_NAMES[field])).join(t('case.form.list_separator')),
              })}
            </p>
          )}
          <Button weight="primary" large form={id} type="submit" disabled={missing.length > 0 || working}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!working) onDone(action, input, photos);
        }}
      >
        {FIELDS[operation].map((field) =>
          field === 'photos' ? (
            <div key={field} className={fields.field}>
              <span className={fields.label}>{t('case.form.photos')}</span>
              <TakePhotos photos={photos} onChange={setPhotos} onWorking={setWorking} />
            </div>
          ) : (
            <Field key={field} field={field} {...{ answer, action, input }} onInput={setInput} />
          ),
        )}
      </form>
      {!online && <Note>{t('case.form.offline')}</Note>}
    </Sheet>
  );
}

interface FieldProps {
  readonly field: Exclude<FormField, 'photos'>;
  readonly answer: CaseAnswer;
  readonly action: CaseAction;
  readonly input: CaseInput;
  readonly onInput: (input: CaseInput) => void;
}

function Field({ field, answer, action: { operation, required }, input, onInput }: FieldProps) {
  const { t } = useWords();
  const usual = (USUAL[operation] ?? []).map((key) => t(key));
  const set = (part: Partial<CaseInput>): void => onInput({ ...input, ...part });
  switch (field) {
    case 'reason':
      return (
        <QuickText
          label={t('case.form.reason')}
          value={input.reason}
          usual={usual}
          onChange={(reason) => set({ reason })}
        />
      );
    case 'note':
      return (
        <QuickText
          label={t(
            !required.includes('note')
              ? 'case.form.note_optional'
              : usual.length > 0
                ? 'case.form.handle_note'
                : 'case.form.note',
          )}
          value={input.note}
          usual={usual}
          onChange={(note) => set({ note })}
        />
      );
    case 'grid_worker_id':
      return (
        <WorkerPicker
          record={answer.record}
          value={input.grid_worker_id}
          onChange={(grid_worker_id) => set({ grid_worker_id })}
        />
      );
    case 'hours':
      return <Hours label={t(hoursLabel(answer))} value={input.hours} onChange={(hours) => set({ hours })} />;
    case 'satisfaction':
      return <Satisfaction value={input.satisfaction} onChange={(satisfaction) => set({ satisfaction })} />;
    case 'severity':
      return (
        <Segmented
          label={t('case.form.severity')}
          value={input.severity ?? answer.record.severity}
          options={SEVERITIES.map((value) => ({ value, label: t(`card.severity.${value}`) }))}
          onChange={(severity) => set({ severity })}
        />
      );
    case 'told_by':
      return <ToldBy answer={answer} value={input.told_by} onChange={(told_by) => set({ told_by })} />;
  }
}

/** Four hours more end tonight or tomorrow noon: by which clock, the class says. */
function hoursLabel({ class: of }: CaseAnswer): PlainKey {
  switch (of?.clock) {
    case 'working':
      return 'case.form.hours_working';
    case 'continuous':
      return 'case.form.hours_continuous';
    // Rows from before the clock was sent, until the next pull.
    case undefined:
      return 'case.form.hours';
  }
}

/** Telling somebody begins with calling them, so their number stands beside the question. */
function ToldBy({
  answer: { detail },
  value,
  onChange,
}: {
  readonly answer: CaseAnswer;
  readonly value: CaseInput['told_by'];
  readonly onChange: (value: NonNullable<CaseInput['told_by']>) => void;
}) {
  const { t } = useWords();
  return (
    <div className={styles.toldBy}>
      <Segmented
        label={t('case.form.told_by')}
        value={value ?? ''}
        options={TOLD_BY.map((each) => ({ value: each, label: t(`case.form.told_by.${each}`) }))}
        onChange={(told_by) => told_by !== '' && onChange(told_by)}
      />
      {detail?.reporter_phone && (
        <CallButton phone={detail.reporter_phone} name={detail.reporter_name ?? t('card.case.reporter')} />
      )}
    </div>
  );
}
