/**
 * The one updater of the map. It compares the newest state with what was last applied, by identity, part by part, and
 * applies what differs. Parts do not wait for each other, but each is applied by one run at a time: what changes meanwhile
 * makes one more. A part is marked applied on the last line, after it has succeeded, so a part that fails half-way is
 * simply still to do, and is tried again.
 */
import { isUnsent } from '../domain/outbox.ts';
import { sameSelection, type Selection } from '../domain/selection.ts';
import type { CameraWish } from '../state/camera.ts';
import { showsEditor } from '../state/map-mode.ts';
import { openDraft } from '../state/report.ts';
import { translate } from '../i18n/index.ts';
import type { Engine } from './engine.ts';
import type { Emphasis, Marks } from './layers/look.ts';
import { showsZones } from './sources/responsibility-zone.ts';
import { hasOutline, isArea } from './sources/focus.ts';
import { openProposal } from './sources/proposal.ts';
import { SOURCE_IDS, sources } from './sources/index.ts';
import { collection, type View } from './sources/source.ts';
import { tiers } from './sources/tiers.ts';
import { buildStyle, type OpeningData } from './style.ts';

/** One thing the map shows: what it depends on, and how to bring it about. */
interface Part {
  readonly name: string;
  /** Parts that its first run brings about with it. */
  readonly brings?: readonly Part[];
  inputs(view: View): readonly unknown[];
  apply(engine: Engine, view: View, before: readonly unknown[] | null): Promise<void> | void;
}

export interface Sync {
  /** The state has changed. */
  request(): void;
  /** Nothing is under way and nothing waits. */
  readonly settled: boolean;
  stop(): void;
}

export interface SyncOptions {
  readonly view: () => View;
  /** The map's name for assistive technology, in the person's language. */
  readonly title: () => string;
  readonly onStart: () => void;
  readonly onSettled: () => void;
  /** A part failed `attempts` times in a row. */
  readonly onFailure: (part: string, error: unknown, attempts: number) => void;
}

/** Wait after a failed run, ms, doubling up to the longest. */
const RETRY = { first: 250, longest: 8000 } as const;

export function createSync(engine: Engine, options: SyncOptions): Sync {
  const [style, ...rest] = allParts(options.title);
  const applied = new Map<Part, readonly unknown[]>();
  const busy = new Set<Part>();
  const failed = new Map<Part, number>();
  let retry: ReturnType<typeof setTimeout> | undefined;

  /** Until nothing differs any more; synchronous as far as the part itself is. */
  async function bring(part: Part): Promise<void> {
    for (;;) {
      const view = options.view();
      const inputs = part.inputs(view);
      const before = applied.get(part) ?? null;
      if (before && sameInputs(before, inputs)) break;
      if (!busy.has(part)) {
        if (busy.size === 0) options.onStart();
        busy.add(part);
      }
      const along = before ? [] : (part.brings ?? []).map((other) => [other, other.inputs(view)] as const);
      try {
        await part.apply(engine, view, before);
      } catch (error) {
        const attempts = (failed.get(part) ?? 0) + 1;
        failed.set(part, attempts);
        options.onFailure(part.name, error, attempts);
        break;
      }
      if (!engine.alive) return;
      failed.delete(part);
      for (const [other, its] of along) applied.set(other, its);
      applied.set(part, inputs);
      if (part === style) bringRest();
    }
    if (busy.delete(part) && busy.size === 0) settle();
  }

  function settle(): void {
    if (!engine.alive) return;
    if (failed.size === 0) return options.onSettled();
    const attempts = Math.max(...failed.values());
    retry = setTimeout(request, Math.min(RETRY.longest, RETRY.first * 2 ** (attempts - 1)));
  }

  const bringUnlessBusy = (part: Part): void => {
    if (engine.alive && !busy.has(part)) void bring(part);
  };

  function bringRest(): void {
    for (const part of rest) bringUnlessBusy(part);
  }

  function request(): void {
    clearTimeout(retry);
    bringUnlessBusy(style);
    if (applied.has(style)) bringRest(); // without it there are no sources to fill
  }

  return {
    request,
    get settled() {
      return busy.size === 0 && failed.size === 0;
    },
    stop: () => clearTimeout(retry),
  };
}

/** A wish is for once, also when the map is made again (after signing in anew, in React's strict mode). */
const obeyed = new WeakSet<CameraWish>();

const sameInputs = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** The style comes first. */
function allParts(title: () => string): [Part, ...Part[]] {
  const data = SOURCE_IDS.map((id): Part => ({
    name: id,
    inputs: (view) => sources[id].inputs(view),
    apply: (engine, view) => engine.setData(id, collection(sources[id].features(view))),
  }));
  const style: Part = {
    name: 'style',
    // Sources filled from the start are cut into tiles once; filled afterwards, twice.
    brings: data,
    inputs: (view) => [
      view.state.theme,
      view.state.layers,
      view.state.basemaps,
      view.state.preferences.locale,
      emphasisOf(view),
      ...Object.values(marksOf(view)),
    ],
    apply(engine, view, before) {
      const { theme, layers, basemaps, preferences } = view.state;
      const input = { theme, layers, basemaps, locale: preferences.locale, emphasis: emphasisOf(view) };
      return engine.setStyle(buildStyle({ ...input, marks: marksOf(view) }, before ? undefined : openingData(view)));
    },
  };
  return [
    style,
    {
      name: 'insets',
      inputs: ({ state }) => [state.insets],
      apply: (engine, { state }) => engine.setInsets(state.insets),
    },
    {
      name: 'camera',
      inputs: ({ state }) => [state.cameraWish],
      apply: (engine, { state: { cameraWish, camera } }, before) => {
        // Where the map opens: flying there from nowhere would only cost time.
        const opening = before === null || before[0] === null;
        if (cameraWish && !obeyed.has(cameraWish)) {
          engine.moveTo(cameraWish, opening);
          obeyed.add(cameraWish);
        } else if (opening && camera) engine.moveTo({ kind: 'point', ...camera }, true);
      },
    },
    ...data,
    {
      name: 'hover',
      inputs: ({ state }) => [state.hover],
      apply: (engine, { state }, before) => {
        const last = (before?.[0] ?? null) as Selection | null;
        if (sameSelection(last, state.hover)) return;
        if (last && isArea(last)) engine.setHover(last.kind, last.id, false);
        if (state.hover && isArea(state.hover)) engine.setHover(state.hover.kind, state.hover.id, true);
      },
    },
    {
      name: 'words',
      inputs: ({ state }) => [state.preferences.locale, title()],
      apply: (engine, { state }) => {
        const { locale } = state.preferences;
        engine.setWords({
          title: title(),
          toggleAttribution: translate(locale, 'map.attribution.toggle'),
          metres: translate(locale, 'map.scale.metres'),
          kilometres: translate(locale, 'map.scale.kilometres'),
        });
      },
    },
  ];
}

const openingData = (view: View): OpeningData =>
  new Map(SOURCE_IDS.map((id) => [id, collection(sources[id].features(view))]));

/** The kind of area whose neighbours step back because one of them is selected. */
function emphasisOf({ state: { selection, world } }: View): Emphasis {
  if (!selection || !isArea(selection)) return null;
  if (selection.kind !== 'territory') return selection.kind;
  return tiers(world.territory_level)(world.territory.get(selection.id)?.level ?? '');
}

function marksOf(view: View): Marks {
  const { state } = view;
  const { selection, highlight, hover, devicePosition, report, outbox, patrol, circle, drawing, boundary } = state;
  const onCircle = state.screen === 'circle';
  const lit = highlight.length > 0;
  return {
    area: selection !== null && hasOutline(selection),
    focus: lit || selection !== null,
    pin: hover !== null && !isArea(hover),
    lit,
    device: devicePosition.kind === 'here',
    dispatch: selection?.kind === 'service_order',
    draft: (openDraft(report)?.place ?? null) !== null,
    pending: outbox.some(isUnsent),
    track: patrol.shown !== null,
    circle: onCircle,
    proposal: openProposal(view) !== null,
    preview: state.screen === 'plan' && state.plan.importPreview !== null,
    walk: onCircle && circle.walk !== null,
    sketch: onCircle && (circle.mode.kind === 'draw_footpath' || circle.mode.kind === 'place_gate'),
    zones: showsZones(state),
    drawing: drawing.work !== null,
    boundary: showsEditor(state) && (boundary.edit !== null || boundary.review !== null),
  };
}
