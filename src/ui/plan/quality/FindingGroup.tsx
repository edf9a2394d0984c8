/** The findings of one kind: a line each; the one that is open stands on the map and says what could be done. */
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { showFinding } from '../../../commands/plan-quality.ts';
import type { FindingKind, QualityFinding } from '../../../domain/answers/quality/finding.ts';
import { useApp } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { cx } from '../../parts/cx.ts';
import styles from './Quality.module.css';
import { RemedyOffer } from './RemedyOffer.tsx';
import { findingText } from './say.ts';

interface FindingGroupProps {
  readonly kind: FindingKind;
  readonly findings: readonly QualityFinding[];
  /** The id of the finding that is open. */
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
}

/** Lines before somebody asks for more. */
const FIRST = 20;

export function FindingGroup({ kind, findings, open, onOpen }: FindingGroupProps) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const [shown, setShown] = useState(FIRST);
  const left = findings.length - shown;
  return (
    <section aria-label={t(`quality.kind.${kind}`)} className={styles.group}>
      <h3>
        {t(`quality.kind.${kind}`)} <span>{t('quality.count', { n: findings.length })}</span>
      </h3>
      <ul>
        {findings.slice(0, shown).map((finding) => {
          const isOpen = finding.id === open;
          return (
            <li key={finding.id}>
              <button
                type="button"
                className={cx(styles.finding, isOpen && styles.open)}
                aria-expanded={isOpen}
                onClick={() => {
                  onOpen(isOpen ? null : finding.id);
                  if (!isOpen) showFinding(app, finding.places, finding.at);
                }}
              >
                <span>{findingText(words, finding)}</span>
                <ChevronDown size={18} aria-hidden="true" className={cx(styles.chevron, isOpen && styles.turned)} />
              </button>
              {isOpen && <RemedyOffer finding={finding} onDone={() => onOpen(null)} />}
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <Button weight="quiet" onClick={() => setShown(shown + 100)}>
          {t('quality.more', { n: Math.min(100, left) })}
        </Button>
      )}
    </section>
  );
}
