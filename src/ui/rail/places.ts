/**
 * The places of the rail, in its order: one line each, so that a new one is one import away. Their code comes when somebody
 * goes there.
 */
import {
  CircleDotDashed,
  CloudUpload,
  Footprints,
  HeartHandshake,
  Map as MapIcon,
  PencilRuler,
  Table2,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { isUnsent } from '../../domain/outbox.ts';
import type { Role } from '../../domain/role.ts';
import type { Screen } from '../../domain/screen.ts';
import type { Selection } from '../../domain/selection.ts';
import type { TextKey } from '../../i18n/index.ts';
import type { AppState } from '../../state/store.ts';

export interface ScreenProps {
  /** The card of anything, for places that show one beside their own content. */
  readonly card: (selection: Selection) => ReactNode;
}

export interface RailPlace {
  readonly screen: Screen;
  readonly icon: LucideIcon;
  readonly label: Extract<TextKey, `shell.nav.${string}`>;
  /** Who has this place; undefined: everybody. */
  readonly roles?: readonly Role[];
  /** `panel`: beside the map, while nothing is selected. `full`: the whole area beside the rail. */
  readonly kind: 'panel' | 'full';
  /** Undefined for the map itself, whose panel is the list of places. */
  readonly load?: () => Promise<{ default: ComponentType<ScreenProps> }>;
  /** A count on the icon; 0 shows nothing. */
  readonly badge?: (state: AppState) => number;
}

const map: RailPlace = { screen: 'map', icon: MapIcon, label: 'shell.nav.browse', kind: 'panel' };

const patrol: RailPlace = {
  screen: 'patrol',
  icon: Footprints,
  label: 'shell.nav.patrol',
  roles: ['grid_worker', 'community_staff', 'street_staff', 'leader'],
  kind: 'panel',
  load: () => import('../patrol/PatrolScreen.tsx'),
  badge: ({ patrol: { running } }) => (running ? 1 : 0),
};

const circle: RailPlace = {
  screen: 'circle',
  icon: CircleDotDashed,
  label: 'shell.nav.circle',
  kind: 'panel',
  load: () => import('../circle/CircleScreen.tsx'),
};

const orders: RailPlace = {
  screen: 'orders',
  icon: HeartHandshake,
  label: 'shell.nav.orders',
  kind: 'panel',
  load: () => import('../orders/OrdersScreen.tsx'),
};

const outbox: RailPlace = {
  screen: 'outbox',
  icon: CloudUpload,
  label: 'shell.nav.outbox',
  kind: 'panel',
  load: () => import('../outbox/OutboxPanel.tsx'),
  badge: ({ outbox }) => outbox.filter(isUnsent).length,
};

const desk: RailPlace = {
  screen: 'desk',
  icon: Table2,
  label: 'shell.nav.desk',
  roles: ['community_staff', 'street_staff', 'leader'],
  kind: 'full',
  load: () => import('../desk/DeskScreen.tsx'),
};

const plan: RailPlace = {
  screen: 'plan',
  icon: PencilRuler,
  label: 'shell.nav.plan',
  roles: ['community_staff', 'street_staff', 'leader'],
  kind: 'panel',
  load: () => import('../plan/PlanScreen.tsx'),
};

export const PLACES: readonly RailPlace[] = [map, patrol, circle, plan, desk, orders, outbox];
