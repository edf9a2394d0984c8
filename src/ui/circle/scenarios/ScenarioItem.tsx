/** One saved scenario: what it brings, whose it is, and what can be done with it. */
import { FileCheck2, Link2, MapPinned, Trash2 } from 'lucide-react';
import { scenarioLink } from './scenario-link.ts';
import { openScenario, proposeScenario, removeScenario } from '../../../commands/circle/scenarios.ts';
import type { CircleScenario } from '../../../domain/entities.ts';
import { formatDateTime } from '../../../i18n/index.ts';
import { useApp } from '../../app-context.tsx';
import { Tag } from '../../cards/parts/Tag.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { PendingMark } from '../../parts/PendingMark.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { copyText } from '../../toolbar/copy-text.ts';
import { useDone } from '../use-done.ts';
import styles from './Scenarios.module.css';

interface ScenarioItemProps {
  readonly scenario: CircleScenario;
  readonly staff: boolean;
  readonly picked: boolean;
  /** Null while there is nothing to compare it with. */
  readonly onPick: (() => void) | null;
}

export function ScenarioItem({ scenario, staff, picked, onPick }: ScenarioItemProps) {
  const app = useApp();
  const { t, locale } = useWords();
  const toast = useToast();
  const done = useDone();
  const { id, name, sites, minutes, result, status, note, made_by, made_at } = scenario;
  const copy = async (): Promise<void> => {
    const link = scenarioLink(app, id);
    toast((await copyText(link)) ? t('shell.tools.link_copied') : `${t('shell.tools.link_manual')}: ${link}`);
  };
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        {onPick && (
          <input
            type="checkbox"
            className={styles.pick}
            checked={picked}
            aria-label={t('circle.scenario.compare.pick', { name })}
            onChange={onPick}
          />
        )}
        <div className={styles.words}>
          <strong>{name}</strong>
          <span className={styles.quiet}>
            {t('circle.scenario.line', { n: sites.length, minutes, gain: result.after - result.before })}
          </span>
          <span className={styles.quiet}>
            {t('circle.scenario.by', { who: made_by, when: formatDateTime(locale, made_at) })}
          </span>
          {note !== null && <span>{note}</span>}
          {status === 'proposed' && <Tag tone="done">{t('circle.scenario.proposed')}</Tag>}
        </div>
        <PendingMark id={id} />
      </div>
      <div className={styles.actions}>
        <Button icon={<MapPinned size={18} aria-hidden="true" />} onClick={() => openScenario(app, scenario)}>
          {t('circle.scenario.open')}
        </Button>
        {staff && status === 'draft' && (
          <Button
            icon={<FileCheck2 size={18} aria-hidden="true" />}
            onClick={() => void done('scenario.propose', proposeScenario(app, id))}
          >
            {t('operation.scenario.propose')}
          </Button>
        )}
        <IconButton label={t('circle.scenario.link')} onClick={() => void copy()}>
          <Link2 size={20} aria-hidden="true" />
        </IconButton>
        {staff && (
          <IconButton
            label={t('operation.scenario.remove')}
            onClick={() => void done('scenario.remove', removeScenario(app, id))}
          >
            <Trash2 size={20} aria-hidden="true" />
          </IconButton>
        )}
      </div>
    </li>
  );
}
