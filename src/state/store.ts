/**
 * Everything the screens and the map read, as one value of plain data. Only commands write it; state never fetches, and
 * importing it does nothing. `ui/` and `map/` subscribe and compare by identity.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../domain/failure.ts';
import type { OrderDraft } from '../domain/order-draft.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { noCaseFilter, type CaseFilter } from '../domain/rules/case-filter.ts';
import type { Day } from '../domain/rules/shanghai-time.ts';
import type { Screen } from '../domain/screen.ts';
import type { Selection } from '../domain/selection.ts';
import type { VisitDraft } from '../domain/visit-draft.ts';
import { emptyWorld, type World } from '../domain/world.ts';
import { noInsets, type Camera, type CameraWish, type MapInsets } from './camera.ts';
import { initialBoundary, type BoundaryState } from './boundary.ts';
import { initialCircle, type CircleState } from './circle.ts';
import { initialDesk, type Desk } from './desk.ts';
import { initialDevice, type DeviceState } from './device.ts';
import type { DevicePosition } from './device-position.ts';
import { initialDrawing, type DrawingState } from './drawing.ts';
import { initialLayers, type Layers } from './layers.ts';
import { initialOutboxStatus, type OutboxStatus } from './outbox-status.ts';
import { initialPatrol, type PatrolState } from './patrol.ts';
import { initialPlan, type PlanState } from './plan.ts';
import { initialPreferences, type Preferences, type Theme } from './preferences.ts';
import type { Basemap, DemoAccount } from './runtime-config.ts';
import { noReport, type Report } from './report.ts';
import { initialSession, type Session } from './session.ts';
import { initialSync, type Sync } from './sync.ts';
import { initialWalk, type WalkState } from './walk.ts';

export interface AppState {
  readonly session: Session;
  /** What the person sees: what the server has sent (`base`) with what is still to be told (`outbox`) done to it. */
  readonly world: World;
  /** What the server has sent. Only the pull writes it; what is shown and asked about is `world`. */
  readonly base: World;
  /** The past day whose boundaries `world` shows; null: today. Nothing can be changed in the past. */
  readonly day: Day | null;
  /** What this device has to tell the server, and has told lately, in order. */
  readonly outbox: readonly OutboxEntry[];
  readonly outboxStatus: OutboxStatus;
  readonly sync: Sync;
  /** Reports that are being written on this device. */
  readonly report: Report;
  /** Visits that are being written on this device. */
  readonly visitDrafts: readonly VisitDraft[];
  readonly online: boolean;
  /** The place of the rail that is open. */
  readonly screen: Screen;
  readonly selection: Selection | null;
  /** Which cases are shown, on the desk and on the map alike. */
  readonly caseFilter: CaseFilter;
  readonly desk: Desk;
  /** What the pointer is over, on the map or in a list. */
  readonly hover: Selection | null;
  /** Places lit because a card asked for it (a branch's territory, a worker's grids). */
  readonly highlight: readonly Selection[];
  /** The order that is being taken (点单), or null. Kept in memory only. */
  readonly orderDraft: OrderDraft | null;
  readonly camera: Camera | null;
  readonly cameraWish: CameraWish | null;
  readonly insets: MapInsets;
  readonly layers: Layers;
  readonly preferences: Preferences;
  /** What the device itself prefers now; `preferences.theme` may follow it. */
  readonly systemTheme: Theme;
  /** What `preferences.theme` means right now on this device. */
  readonly theme: Theme;
  readonly basemaps: readonly Basemap[];
  readonly demoAccounts: readonly DemoAccount[];
  readonly devicePosition: DevicePosition;
  readonly mapFailure: Failure | null;
  readonly device: DeviceState;
  readonly patrol: PatrolState;
  readonly walk: WalkState;
  readonly circle: CircleState;
  readonly plan: PlanState;
  readonly drawing: DrawingState;
  readonly boundary: BoundaryState;
}

export type AppStore = StoreApi<AppState>;

const nothing = emptyWorld();

const initialState: AppState = {
  session: initialSession,
  world: nothing,
  base: nothing,
  day: null,
  outbox: [],
  outboxStatus: initialOutboxStatus,
  sync: initialSync,
  report: noReport,
  visitDrafts: [],
  online: true,
  screen: 'map',
  selection: null,
  caseFilter: noCaseFilter,
  desk: initialDesk,
  hover: null,
  highlight: [],
  orderDraft: null,
  camera: null,
  cameraWish: null,
  insets: noInsets,
  layers: initialLayers,
  preferences: initialPreferences,
  systemTheme: 'light',
  theme: 'light',
  basemaps: [],
  demoAccounts: [],
  devicePosition: { kind: 'off' },
  mapFailure: null,
  device: initialDevice,
  patrol: initialPatrol,
  walk: initialWalk,
  circle: initialCircle,
  plan: initialPlan,
  drawing: initialDrawing,
  boundary: initialBoundary,
};

/** A world given without a base is taken for what the server sent. */
export const createAppStore = (initial: Partial<AppState> = {}): AppStore =>
  createStore<AppState>()(() => ({ ...initialState, ...(initial.world ? { base: initial.world } : {}), ...initial }));
