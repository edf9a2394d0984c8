/** The picture in front of a row: the map's symbol where the map has one, a plain icon otherwise. */
import { Building, Building2, DoorClosed, Flag, Landmark, LayoutGrid, UserRound } from 'lucide-react';
import type { Selection } from '../../domain/selection.ts';
import { urgencyOf } from '../../domain/rules/case-urgency.ts';
import type { World } from '../../domain/world.ts';
import type { SymbolName } from '../../domain/symbol-shapes.ts';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import styles from './RowContent.module.css';

const ICONS = {
  territory: LayoutGrid, compound: Building2, building: Building, household: DoorClosed, party_org: Flag, grid_worker: UserRound,
  resident_unit: Landmark,
} as const;

function symbolOf(world: World, { kind, id }: Selection, now: number): SymbolName | null {
  switch (kind) {
    case 'service_station':
      return world.service_station.get(id)?.tier === 'service_center' ? 'service_center' : 'service_station';
    case 'party_household':
      return world.party_household.get(id)?.is_center ? 'center_household' : 'party_household';
    case 'case_record': {
      const row = world.case_record.get(id);
      const urgency = row ? urgencyOf(row, world.case_stage, now) : 'open';
      return urgency === 'overdue' ? 'case_overdue' : urgency === 'closed' ? 'case_closed' : 'case_open';
    }
    default:
      return null;
  }
}

export function KindIcon({ world, selection, now }: { readonly world: World; readonly selection: Selection; readonly now: number }) {
  const symbol = symbolOf(world, selection, now);
  if (symbol) return <span className={styles.icon}><MapSymbol name={symbol} /></span>;
  const Icon = ICONS[selection.kind as keyof typeof ICONS];
  return <span className={cxParty(selection)}><Icon size={20} aria-hidden="true" /></span>;
}

const cxParty = ({ kind }: Selection): string => `${styles.icon} ${kind === 'party_org' ? styles.party : styles.quiet}`;
