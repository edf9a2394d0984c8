/**
 * The one updater of the map. It compares the newest state with what was last applied, by identity, part by part, and
 * applies what differs. Runs never overlap: a change during a run makes one more. A part is marked applied on the last
 * line, after it has succeeded, so a part that fails half-way is simply still to do, and is tried again.
 */
import type { FeatureCollection } from 'geojson';
import type { Selection } from '../domain/selection.ts';
import { sameSelection } from '../domain/selection.ts';
import type { CameraWish } from '../state/camera.ts';
import { translate } from '../i18n/index.ts';
import type { Engine } from './engine.ts';
import type { Emphasis } from './layers/look.ts';
import { isArea } from './sources/focus.ts';
import { SOURCE_IDS, sources } from './sources/index.ts';
import { collection, type View } from './sources/source.ts';
import { tiers } from './sources/tiers.ts';
import { buildStyle } from './style.ts';

/** One thing the map shows: what it depends on, and how to bring it about. */
interface Part {
  readonly name: string;
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
  const parts = allParts(options.title);
  const applied = new Map<Part, readonly unknown[]>();
  let asked = false;
  let running = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    running = true;
    options.onStart();
    let failed = false;
    while (asked && engine.alive) {
      asked = false;
      failed = false;
      for (const part of parts) {
        // Read anew for each part: what changed while the last one waited is applied now and not again.
        const view = options.view();
        const inputs = part.inputs(view);
        const before = applied.get(part) ?? null;
        if (before && sameInputs(before, inputs)) continue;
        try {
          await part.apply(engine, view, before);
          if (!engine.alive) break;
          applied.set(part, inputs);
        } catch (error) {
          failed = true;
          options.onFailure(part.name, error, failures + 1);
          if (part.name === 'style') break; // without it there are no sources to fill
        }
      }
    }
    running = false;
    if (!engine.alive) return;
    failures = failed ? failures + 1 : 0;
    if (failed) retry = setTimeout(request, Math.min(RETRY.longest, RETRY.first * 2 ** (failures - 1)));
    else options.onSettled();
  }

  function request(): void {
    clearTimeout(retry);
    asked = true;
    if (!running && engine.alive) void run();
  }

  return {
    request,
    get settled() {
      return !running && !asked && failures === 0;
    },
    stop: () => clearTimeout(retry),
  };
}

/** A wish is for once, also when the map is made again (after signing in anew, in React's strict mode). */
const obeyed = new WeakSet<CameraWish>();

const sameInputs = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

const allParts = (title: () => string): readonly Part[] => [
  {
    name: 'style',
    inputs: (view) => [
      view.state.theme,
      view.state.layers,
      view.state.basemaps,
      view.state.preferences.locale,
      emphasisOf(view),
    ],
    apply: (engine, view) => {
      const { theme, layers, basemaps, preferences } = view.state;
      return engine.setStyle(
        buildStyle({ theme, layers, basemaps, locale: preferences.locale, emphasis: emphasisOf(view) }),
      );
    },
  },
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
  ...SOURCE_IDS.map((id): Part => ({
    name: id,
    inputs: (view) => sources[id].inputs(view),
    apply: (engine, view, before) => {
      const data: FeatureCollection = collection(sources[id].features(view));
      // A source starts empty: nothing to send.
      return before === null && data.features.length === 0 ? undefined : engine.setData(id, data);
    },
  })),
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
    apply: (
      engine,
      {
        state: {
          preferences: { locale },
        },
      },
    ) =>
      engine.setWords({
        title: title(),
        toggleAttribution: translate(locale, 'map.attribution.toggle'),
        metres: translate(locale, 'map.scale.metres'),
        kilometres: translate(locale, 'map.scale.kilometres'),
      }),
  },
];

/** The kind of area whose neighbours step back because one of them is selected. */
function emphasisOf({ state: { selection, world } }: View): Emphasis {
  if (!selection || !isArea(selection)) return null;
  if (selection.kind !== 'territory') return selection.kind;
  return tiers(world.territory_level)(world.territory.get(selection.id)?.level ?? '');
}
