/** The list's views as tabs: arrows move, and the strip scrolls where the words are long. */
import { useEffect, type KeyboardEvent } from 'react';
import { useText } from '../use-text.ts';
import type { ListTab } from './flat-lists.ts';
import styles from './ListTabs.module.css';

interface ListTabsProps {
  readonly tabs: readonly ListTab[];
  readonly tab: ListTab;
  readonly onTab: (tab: ListTab) => void;
  /** Id of the panel the tabs control. */
  readonly panelId: string;
}

export const tabId = (panelId: string, tab: ListTab): string => `${panelId}-${tab}`;

export function ListTabs({ tabs, tab, onTab, panelId }: ListTabsProps) {
  const t = useText();
  useEffect(() => {
    document.getElementById(tabId(panelId, tab))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [panelId, tab]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    onTab(next);
    document.getElementById(tabId(panelId, next))?.focus();
  };

  return (
    <div role="tablist" tabIndex={-1} aria-label={t('shell.list.tabs')} className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map((each) => (
        <button
          key={each}
          id={tabId(panelId, each)}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={each === tab}
          aria-controls={each === tab ? panelId : undefined}
          tabIndex={each === tab ? 0 : -1}
          onClick={() => onTab(each)}
        >
          {t(`shell.list.${each}`)}
        </button>
      ))}
    </div>
  );
}
