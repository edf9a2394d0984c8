/** Opens the parts of a territory for redrawing, with what was drawn on this device before; closes it. */
import { buildPartition } from '../../../geo/partition/build.ts';
import type { Partition } from '../../../geo/partition/partition.ts';
import { childrenToDraw } from '../../domain/answers/boundary-parents.ts';
import { workOn } from '../../domain/rules/boundary-step.ts';
import type { Ghost, KeptBoundary } from '../../domain/boundary-work.ts';
import type { BoundaryChange, Territory } from '../../domain/entities.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { isBoundaryEdit } from '../../domain/operations/boundary-edit.ts';
import { homesOf } from '../../domain/rules/live-count.ts';
import type { World } from '../../domain/world.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { flyTo } from '../fly-to.ts';
import { forgetBoundary } from './keep-draft.ts';
import { offerGestures } from './gesture-port.ts';
import { boundaryGestures } from './gestures.ts';
import { findGuides } from './guides.ts';
import { setBoundary } from './set-edit.ts';

interface Options {
  /** What was drawn before somebody else was faster, to snap to. */
  readonly ghost?: BoundaryChange;
  /** The operation that this will take the place of. */
  readonly replaces?: string;
}

/**
 * Whatever is still being drawn there on this device comes back, as a draft to draw over where others have redrawn the same
 * meanwhile. Parts that are no partition are not opened: `state.boundary.unfit` then says why.
 */
export function openBoundary(app: AppContext, parentId: TerritoryId, { ghost, replaces }: Options = {}): void {
  const { world, base: sent, boundary } = app.store.getState();
  setBoundary(app, { wanted: null });
  const parent = world.territory.get(parentId);
  const parts = childrenToDraw(world, parentId);
  if (!parent || parts.length === 0) return;
  const opened = partitionOf(parts, parent);
  if ('findings' in opened) return setBoundary(app, { edit: null, unfit: { parentId, findings: opened.findings } });
  const { partition, isLoose } = opened;
  const homes = homesOf(world, partition);
  const base = workOn(partition, homes);
  const draft = ghost ? undefined : boundary.drafts.find(({ parent_id }) => parent_id === parentId);
  const redrawn = draft && isCurrent(sent, draft) ? drawnAgain(parts, parent, draft.change) : null;
  // Steps back and forth are on one lattice; a rim that was moved may have begun another.
  const again = redrawn && isSameLattice(redrawn, partition) ? redrawn : null;
  const over = ghost ?? ghostOf(app, draft, again !== null);
  const edit: BoundaryEdit = {
    parentId,
    level: parts[0]?.level ?? '',
    isLoose,
    rows: new Map(parts.map((row) => [row.id, row])),
    versions: Object.fromEntries(
      parts.flatMap(({ id }) => {
        const row = sent.territory.get(id);
        return row ? [[id, row.version]] : [];
      }),
    ),
    base,
    now: again ? workOn(again, homes, draft?.change) : base,
    past: again ? [base] : [],
    future: [],
    homes,
    guides: null,
    tool: 'move',
    picked: [],
    node: null,
    edge: null,
    stroke: [],
    drag: null,
    snap: null,
    refusal: null,
    event: null,
    ghosts: over?.areas.map(({ geom }): Ghost => geom) ?? [],
    replaces: replaces ?? draft?.replaces ?? null,
  };
  setBoundary(app, { edit, unfit: null, review: null });
  offerGestures(app, boundaryGestures);
  findGuides(app);
  flyTo(app, { kind: 'territory', id: parentId });
}

/** Leaves what is drawn on the device, to be gone on with. */
export function closeBoundary(app: AppContext): void {
  setBoundary(app, { edit: null, unfit: null, review: null });
}

/** Gives up what is drawn. */
export async function discardBoundary(app: AppContext, parentId: TerritoryId): Promise<void> {
  if (app.store.getState().boundary.edit?.parentId === parentId) closeBoundary(app);
  await forgetBoundary(app, parentId);
}

/** What was drawn before: the draft itself where it does not fit any more, else what it is drawn again from. */
function ghostOf({ store }: AppContext, draft: KeptBoundary | undefined, fits: boolean): BoundaryChange | null {
  if (!draft) return null;
  if (!fits) return draft.change;
  const replaced = store.getState().outbox.find(({ operation }) => operation.op_id === draft.replaces)?.operation;
  return replaced && isBoundaryEdit(replaced) ? replaced.args.change : null;
}

/** Whether nobody has redrawn meanwhile what a draft was drawn on. */
export const isCurrent = (base: World, { bases }: Pick<KeptBoundary, 'bases'>): boolean =>
  Object.entries(bases).every(([id, version]) => base.territory.get(id)?.version === version);

const isSameLattice = ({ lattice: a }: Partition, { lattice: b }: Partition): boolean =>
  a.west === b.west && a.south === b.south;

type Parted = { readonly partition: Partition; readonly isLoose: boolean };
type Shape = Pick<Territory, 'id' | 'geom'>;

/** Within the parent; where the parts do not fill it, by themselves. */
function partitionOf(parts: readonly Shape[], { geom }: Territory) {
  const inputs = parts.map((part) => ({ id: part.id, geometry: part.geom }));
  const within = buildPartition(inputs, geom);
  if (!within.findings) return { partition: within.partition, isLoose: false } satisfies Parted;
  const alone = buildPartition(inputs);
  if (!alone.findings) return { partition: alone.partition, isLoose: true } satisfies Parted;
  return { findings: within.findings };
}

/** Null where it does not fit any more. */
function drawnAgain(parts: readonly Territory[], parent: Territory, change: BoundaryChange): Partition | null {
  const gone = new Set<string>(change.removed.map(({ territory_id }) => territory_id));
  const shapes = new Map<string, Shape>(parts.filter(({ id }) => !gone.has(id)).map((part) => [part.id, part]));
  for (const { territory_id: id, geom } of change.areas) shapes.set(id, { id, geom });
  const built = partitionOf([...shapes.values()], parent);
  return 'findings' in built ? null : built.partition;
}
