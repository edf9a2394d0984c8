/** The items of a checklist with what was found last, by the groups of their template. */
import { Check, X } from 'lucide-react';
import { Fragment } from 'react';
import { tickItem } from '../../commands/record-visit.ts';
import type { CheckedItem, ChecklistState, ChecklistSubject } from '../../domain/answers/checklist.ts';
import { formatDate } from '../../i18n/index.ts';
import { useApp } from '../app-context.tsx';
import { Tag } from '../cards/parts/Tag.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { IconButton } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import styles from './Checklists.module.css';
import { useTask } from './use-task.ts';
import form from './VisitForm.module.css';

interface ChecklistItemsProps {
  readonly of: ChecklistSubject;
  readonly state: ChecklistState;
  readonly name: string;
  readonly mayTick: boolean;
}

export function ChecklistItems({ of, state: { template, items }, name, mayTick }: ChecklistItemsProps) {
  const app = useApp();
  const { locale } = useWords();
  const { run, busy, problem } = useTask();
  const groupOf = ({ item }: CheckedItem): string | undefined => (locale === 'en' ? item.group_en : item.group_zh);
  return (
    <>
      {problem !== null && (
        <p role="alert" className={cx(styles.head, form.problem)}>
          {problem}
        </p>
      )}
      <ul aria-label={name}>
        {items.map((checked, index) => {
          const before = items[index - 1];
          const group = groupOf(checked);
          const isFirst = group !== undefined && (!before || groupOf(before) !== group);
          return (
            <Fragment key={checked.item.code}>
              {isFirst && <li className={styles.group}>{group}</li>}
              <Item
                checked={checked}
                disabled={busy}
                onTick={(ok) =>
                  void run(() => tickItem(app, of, { template_id: template.id, item: checked.item.code, ok }))
                }
                mayTick={mayTick}
              />
            </Fragment>
          );
        })}
      </ul>
    </>
  );
}

interface ItemProps {
  readonly checked: CheckedItem;
  readonly mayTick: boolean;
  readonly disabled: boolean;
  readonly onTick: (ok: boolean) => void;
}

function Item({ checked: { item, result, unchecked }, mayTick, disabled, onTick }: ItemProps) {
  const { t, rowName, locale } = useWords();
  const name = rowName(item);
  const ok = result?.ok ?? null;
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        {name}
        <span className={styles.note}>
          {result
            ? [
                t('checklist.checked', { name: result.checker_name, date: formatDate(locale, result.checked_at) }),
                result.note,
              ]
                .filter(Boolean)
                .join(' · ')
            : t('checklist.not_checked')}
        </span>
      </span>
      {mayTick ? (
        <span className={styles.ticks}>
          <IconButton
            className={cx(styles.tick, styles.ok)}
            label={t('checklist.tick_ok', { item: name })}
            aria-pressed={ok === true && !unchecked}
            disabled={disabled}
            onClick={() => onTick(true)}
          >
            <Check size={22} aria-hidden="true" />
          </IconButton>
          <IconButton
            className={cx(styles.tick, styles.missing)}
            label={t('checklist.tick_missing', { item: name })}
            aria-pressed={ok === false && !unchecked}
            disabled={disabled}
            onClick={() => onTick(false)}
          >
            <X size={22} aria-hidden="true" />
          </IconButton>
        </span>
      ) : (
        ok !== null && <Tag tone={ok ? 'done' : 'missing'}>{t(ok ? 'checklist.ok' : 'checklist.missing')}</Tag>
      )}
    </li>
  );
}
