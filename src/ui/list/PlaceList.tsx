/** The list equal to the map: the same places, reachable by keyboard and by ear, with what is open in each. */
import { useDeferredValue, useId, useMemo } from 'react';
import { select } from '../../commands/select.ts';
import type { Selection } from '../../domain/selection.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useNow } from '../use-now.ts';
import { useText } from '../use-text.ts';
import { caseMarks } from './case-marks.ts';
import { countsPartyHouseholds, flatList, tabsFor } from './flat-lists.ts';
import { ListNotice } from './ListNotice.tsx';
import { ListTabs, tabId } from './ListTabs.tsx';
import type { ListContext } from './list-context.ts';
import styles from './PlaceList.module.css';
import { PullProgress } from './PullProgress.tsx';
import { RowContent } from './RowContent.tsx';
import { treeRows, type TreeNode } from './tree.ts';
import { UnitContent } from './UnitContent.tsx';
import { flatKey, type ListState } from './use-list-state.ts';
import { VirtualList, type ListRow } from './VirtualList.tsx';

interface Row extends ListRow {
  /** Set for a stairwell unit, which groups doors and has no card. */
  readonly unitId: string | null;
}

const selectionOf = (node: TreeNode): Selection | null =>
  node.kind === 'stairwell_unit' ? null : { kind: node.kind, id: node.id };

export function PlaceList({ state }: { readonly state: ListState }) {
  const app = useApp();
  const t = useText();
  const now = useNow();
  const panelId = useId();
  // Pages of a first pull arrive quickly; the list may lag behind them, a click may not.
  const world = useDeferredValue(useAppState((app) => app.world));
  const { case_record, case_stage, territory } = world;
  const marks = useMemo(
    () => caseMarks({ case_record, case_stage, territory }, now),
    [case_record, case_stage, territory, now],
  );
  const tabs = tabsFor(world);
  const tab = tabs.includes(state.tab) ? state.tab : 'tree';
  const partyCounts = tab === 'party_households' && countsPartyHouseholds(world);

  const rows = useMemo((): readonly Row[] => {
    if (tab === 'tree') {
      return treeRows(world, state.expanded).map((row) => ({
        ...row,
        selection: selectionOf(row.node),
        unitId: row.node.kind === 'stairwell_unit' ? row.node.id : null,
      }));
    }
    const list = flatList(world, tab, state.openOnly);
    return list.map((selection, index) => ({
      key: flatKey(selection),
      selection,
      level: 1,
      expanded: null,
      position: index + 1,
      siblings: list.length,
      unitId: null,
    }));
  }, [world, tab, state.expanded, state.openOnly]);

  const context: ListContext = { world, marks, now, flat: tab !== 'tree', partyCounts };
  return (
    <div className={styles.list}>
      <ListTabs tabs={tabs} tab={tab} onTab={state.setTab} panelId={panelId} />
      <PullProgress />
      <div role="tabpanel" id={panelId} aria-labelledby={tabId(panelId, tab)} className={styles.panel}>
        {tab !== 'tree' && (
          <div className={styles.bar}>
            <span>{t('shell.list.count', { n: rows.length })}</span>
            {tab === 'cases' && (
              <label className={styles.filter}>
                <input
                  type="checkbox"
                  checked={state.openOnly}
                  onChange={(event) => state.setOpenOnly(event.target.checked)}
                />
                {t('shell.list.open_only')}
              </label>
            )}
          </div>
        )}
        {partyCounts && rows.length > 0 && (
          <p className={styles.note}>{t('shell.list.party_households_by_compound')}</p>
        )}
        {rows.length === 0 ? (
          <ListNotice tab={tab} openOnly={state.openOnly} />
        ) : (
          <VirtualList
            key={tab}
            rows={rows}
            kind={tab === 'tree' ? 'tree' : 'listbox'}
            label={t(tab === 'tree' ? 'shell.list.tree_label' : `shell.list.${tab}`)}
            activeKey={state.active[tab]}
            onActive={(key) => state.setActive(tab, key)}
            onToggle={state.toggle}
            onOpen={(row) => row.selection && select(app, row.selection, { fly: true })}
          >
            {(row) =>
              row.selection ? (
                <RowContent selection={row.selection} context={context} />
              ) : row.unitId ? (
                <UnitContent world={world} unitId={row.unitId} />
              ) : null
            }
          </VirtualList>
        )}
      </div>
    </div>
  );
}
