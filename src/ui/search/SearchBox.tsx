/** One box over everything this person holds. `/` or Ctrl+K from anywhere; arrows, Enter, Esc. What it offers lights up on the map. */
import { Search, X } from 'lucide-react';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { hover } from '../../commands/hover.ts';
import { select } from '../../commands/select.ts';
import { searchWorld, type SearchResult } from '../../domain/search/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { IconButton } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import { groupByKind, recentResults } from './results.ts';
import styles from './SearchBox.module.css';
import { SearchResults } from './SearchResults.tsx';
import { useRecent } from './use-recent.ts';
import { useSearchKey } from './use-search-key.ts';

const LIMIT = 40;

export function SearchBox() {
  const app = useApp();
  const t = useText();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(query.trim());
  const world = useDeferredValue(useAppState((state) => state.world));
  const recent = useRecent();
  useSearchKey(input);

  const groups = useMemo(() => {
    if (!open) return [];
    if (asked !== '') return groupByKind(searchWorld(world, asked, LIMIT));
    const results = recentResults(world, recent);
    return results.length > 0 ? [{ kind: null, results }] : [];
  }, [open, asked, world, recent]);
  const flat = useMemo(() => groups.flatMap(({ results }) => results), [groups]);

  const close = (): void => {
    setOpen(false);
    setActive(0);
    hover(app, null);
  };
  const choose = (result: SearchResult): void => {
    close();
    setQuery('');
    select(app, result.selection, { fly: true });
  };
  const moveTo = (index: number): void => {
    const to = (index + flat.length) % flat.length;
    setActive(to);
    hover(app, flat[to]?.selection ?? null);
    document.getElementById(`${id}-${to}`)?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return; // Enter and arrows belong to the Chinese input method until it is done
    if (event.key === 'Escape') {
      if (!open && query === '') return;
      event.stopPropagation();
      event.preventDefault();
      setQuery('');
      close();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // A fast typist presses Enter before the list has caught up with the words.
      const typed = query.trim();
      const result = asked === typed ? flat[active] : groupByKind(searchWorld(world, typed, LIMIT))[0]?.results[0];
      if (open && result) choose(result);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (flat.length > 0) moveTo(active + (event.key === 'ArrowDown' ? 1 : -1));
    }
  };

  useEffect(() => {
    if (!open) return undefined;
    const onElsewhere = (event: Event): void => {
      if (!(event.target instanceof Node) || box.current?.contains(event.target)) return;
      setOpen(false);
      hover(app, null);
    };
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [open, app]);

  return (
    <div ref={box} role="search" aria-label={t('shell.region.search')} className={styles.search}>
      <Search size={20} aria-hidden="true" className={styles.glass} />
      <input
        ref={input}
        className={styles.input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open && flat.length > 0 ? `${id}-${active}` : undefined}
        aria-label={t('shell.search.label')}
        placeholder={t('shell.search.placeholder')}
        aria-keyshortcuts="/ Control+K"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {query === '' ? (
        <kbd className={styles.key} aria-hidden="true">
          /
        </kbd>
      ) : (
        <IconButton
          label={t('shell.search.clear')}
          onClick={() => {
            setQuery('');
            input.current?.focus();
          }}
        >
          <X size={20} aria-hidden="true" />
        </IconButton>
      )}
      {open && (
        <SearchResults id={id} query={asked} groups={groups} active={active} onChoose={choose} onActive={setActive} />
      )}
    </div>
  );
}
