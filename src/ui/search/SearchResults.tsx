/** What the search found, or what was opened lately, or why there is nothing. */
import type { MouseEvent, PointerEvent } from 'react';
import { hover } from '../../commands/hover.ts';
import type { ResultKind, SearchResult } from '../../domain/search/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { KindIcon } from '../list/KindIcon.tsx';
import { cx } from '../parts/cx.ts';
import { useNow } from '../use-now.ts';
import { useText } from '../use-text.ts';
import styles from './SearchResults.module.css';

interface SearchResultsProps {
  readonly id: string;
  readonly query: string;
  /** A group without a kind is what was opened lately. */
  readonly groups: readonly { readonly kind: ResultKind | null; readonly results: readonly SearchResult[] }[];
  readonly active: number;
  readonly onChoose: (result: SearchResult) => void;
  readonly onActive: (index: number) => void;
}

export function SearchResults({ id, query, groups, active, onChoose, onActive }: SearchResultsProps) {
  const app = useApp();
  const t = useText();
  const now = useNow();
  const world = useAppState((state) => state.world);
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, { results }) => sum + results.length, 0));
  const indexAt = (target: EventTarget): number =>
    Number((target instanceof Element && target.closest('[data-at]')?.getAttribute('data-at')) || -1);
  const flat = groups.flatMap(({ results }) => results);
  const total = flat.length;
  const listeners = {
    // The box must keep the focus until the choice is made.
    onPointerDown: (event: PointerEvent) => event.preventDefault(),
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: (event: MouseEvent) => {
      const result = flat[indexAt(event.target)];
      if (result) onChoose(result);
    },
    onPointerOver: (event: PointerEvent) => {
      const at = indexAt(event.target);
      if (at < 0) return;
      onActive(at);
      hover(app, flat[at]?.selection ?? null);
    },
  };
  return (
    <div className={styles.popup} onPointerLeave={() => hover(app, null)}>
      <p role="status" className="visually-hidden">
        {query !== '' && total > 0 && t('shell.search.count', { n: total })}
      </p>
      {total === 0 && (
        <div className={styles.none}>
          {query !== '' && (
            <p className={styles.noneTitle} role="status">
              {t('shell.search.none', { query })}
            </p>
          )}
          <p>{t(query === '' ? 'shell.search.empty_hint' : 'shell.search.none_hint')}</p>
        </div>
      )}
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label={t('shell.region.search')}
        className={styles.list}
        {...listeners}
      >
        {groups.map(({ kind, results }, group) => (
          <div key={kind ?? 'recent'} role="group" aria-labelledby={`${id}-group-${group}`}>
            <div id={`${id}-group-${group}`} role="presentation" className={styles.heading}>
              {t(kind ? `shell.kind.${kind}` : 'shell.search.recent')}
            </div>
            {results.map((result, index) => {
              const at = (starts[group] ?? 0) + index;
              return (
                <div
                  key={`${result.kind} ${result.selection.id} ${result.title}`}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === active}
                  className={cx(styles.option, at === active && styles.active)}
                  tabIndex={-1}
                  data-at={at}
                >
                  <KindIcon world={world} selection={result.selection} now={now} />
                  <span className={styles.words}>
                    <span className={styles.title}>{result.title}</span>
                    {result.subtitle && <span className={styles.subtitle}>{result.subtitle}</span>}
                  </span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
