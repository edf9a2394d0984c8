/** The picture in front of a row: the map's symbol where the map has one, a plain icon otherwise. */
import {
  Briefcase,
  Building,
  Building2,
  DoorClosed,
  Flag,
  LayoutDashboard,
  LayoutGrid,
  Map as MapIcon,
  UserRound,
  Waypoints,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Selection } from '../../domain/selection.ts';
import { urgencyOf } from '../../domain/rules/case-urgency.ts';
import type { World } from '../../domain/world.ts';
import type { SymbolName } from '../../domain/symbol-shapes.ts';
import { cx } from '../parts/cx.ts';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import styles from './RowContent.module.css';

function symbolOf(world: World, { kind, id }: Selection, now: number): SymbolName | null {
  switch (kind) {
    case 'service_station':
      return world.service_station.get(id)?.tier === 'service_center' ? 'service_center' : 'service_station';
    case 'volunteer_team':
    case 'service_order':
      return kind;
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

const ICON = { size: 20, 'aria-hidden': true } as const;

function plainIcon(world: World, { kind, id }: Selection): ReactNode {
  switch (kind) {
    case 'territory': {
      // County and office, community, grid: three pictures for however many levels a county has.
      const level = world.territory_level.get(world.territory.get(id)?.level ?? '');
      if (!level || level.id === 'county' || level.is_office) return <MapIcon {...ICON} />;
      return level.id === 'community' ? <LayoutDashboard {...ICON} /> : <LayoutGrid {...ICON} />;
    }
    case 'compound':
      return <Building2 {...ICON} />;
    case 'building':
      return <Building {...ICON} />;
    case 'household':
      return <DoorClosed {...ICON} />;
    case 'party_org':
      return <Flag {...ICON} />;
    case 'grid_worker':
      return <UserRound {...ICON} />;
    case 'resident_unit':
      return <Briefcase {...ICON} />;
    case 'responsibility_zone':
      return <Waypoints {...ICON} />;
    default:
      return null;
  }
}

export function KindIcon({
  world,
  selection,
  now,
}: {
  readonly world: World;
  readonly selection: Selection;
  readonly now: number;
}) {
  const symbol = symbolOf(world, selection, now);
  if (symbol)
    return (
      <span className={styles.icon}>
        <MapSymbol name={symbol} />
      </span>
    );
  return (
    <span className={cx(styles.icon, selection.kind === 'party_org' ? styles.party : styles.quiet)}>
      {plainIcon(world, selection)}
    </span>
  );
}
