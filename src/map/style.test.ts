import { describe, expect, test } from 'vitest';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { initialLayers, LAYERS, type Layers } from '../state/layers.ts';
import type { Theme } from '../state/preferences.ts';
import type { Basemap } from '../state/runtime-config.ts';
import type { Emphasis, Marks } from './layers/look.ts';
import { diffStyles } from './style-diff.ts';
import { SOURCE_IDS } from './sources/index.ts';
import { buildStyle, type StyleInput } from './style.ts';
import { Z_ORDER, zOf } from './z-order.ts';

const basemap = (id: string): Basemap => ({
  id,
  name: id,
  url: `/basemaps/${id}.pmtiles`,
  bounds: [101, 41, 102, 42],
  attribution: id,
});
const none: Marks = {
  area: false,
  focus: false,
  pin: false,
  lit: false,
  device: false,
  dispatch: false,
  draft: false,
  pending: false,
  track: false,
  circle: false,
  walk: false,
  preview: false,
  sketch: false,
  zones: false,
  drawing: false,
  proposal: false,
  boundary: false,
};
const input = (change: Partial<StyleInput> = {}): StyleInput => ({
  theme: 'light',
  layers: initialLayers,
  basemaps: [basemap('town')],
  locale: 'zh-CN',
  emphasis: null,
  marks: none,
  ...change,
});

const themes: Theme[] = ['light', 'dark', 'outdoor'];
const grounds: Basemap[][] = [[], [basemap('town')], [basemap('town'), basemap('haidian')]];
const allLayers = Object.fromEntries(LAYERS.map((key) => [key, true])) as Layers;
const noLayers = Object.fromEntries(LAYERS.map((key) => [key, false])) as Layers;
const emphases: Emphasis[] = [null, 'grid', 'compound', 'building', 'community'];

describe('the style keeps its promises in every combination', () => {
  for (const theme of themes) {
    for (const basemaps of grounds) {
      for (const layers of [allLayers, noLayers]) {
        test(`${theme}, ${basemaps.length} basemaps, layers ${layers.basemap ? 'on' : 'off'}`, () => {
          for (const emphasis of emphases) {
            for (const locale of ['zh-CN', 'en'] as const) {
              const style = buildStyle({ theme, basemaps, layers, locale, emphasis, marks: none });
              for (const id of SOURCE_IDS) expect(style.sources).toHaveProperty(id);
              const ids = style.layers.map((layer) => layer.id);
              expect(new Set(ids).size).toBe(ids.length);
              expect(ids.map(zOf)).toEqual(ids.map(zOf).toSorted((a, b) => a - b));
              for (const layer of style.layers)
                if ('source' in layer && layer.source) expect(style.sources).toHaveProperty([layer.source]);
              expect(validateStyleMin(style).map((problem) => problem.message)).toEqual([]);
            }
          }
        });
      }
    }
  }

  test('every place in the order is taken by a layer', () => {
    const names = new Set(buildStyle(input()).layers.map((layer) => layer.id.split('@')[0]));
    expect([...Z_ORDER].filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('z-order', () => {
  test('a layer without a place throws', () => {
    expect(() => zOf('somewhere')).toThrow('z-order.ts');
  });
});

describe('going from one style to another', () => {
  test('the same input makes nothing to do', () => {
    expect(diffStyles(buildStyle(input()), buildStyle(input()))).toEqual([]);
  });

  test('a theme switch repaints; no source or layer goes or comes', () => {
    const kinds = new Set(
      diffStyles(buildStyle(input()), buildStyle(input({ theme: 'dark' }))).map((change) => change.kind),
    );
    expect([...kinds].sort()).toEqual(['layout', 'paint']);
  });

  test('a basemap that comes brings its source before its layers, each under the one above it', () => {
    const changes = diffStyles(buildStyle(input({ basemaps: [] })), buildStyle(input()));
    expect(changes[0]).toMatchObject({ kind: 'add_source', id: 'basemap@town' });
    const present = new Set(buildStyle(input({ basemaps: [] })).layers.map((layer) => layer.id));
    for (const change of changes) {
      if (change.kind !== 'add_layer') continue;
      expect(present).toContain(change.before);
      present.add(change.layer.id);
    }
  });

  test('a basemap that goes takes its layers before its source', () => {
    const changes = diffStyles(buildStyle(input()), buildStyle(input({ basemaps: [] })));
    expect(changes.map((change) => change.kind).lastIndexOf('remove_layer')).toBeLessThan(
      changes.findIndex((change) => change.kind === 'remove_source'),
    );
  });

  test('a selected grid dims the lines of grids and of nothing else', () => {
    const changes = diffStyles(buildStyle(input()), buildStyle(input({ emphasis: 'grid' })));
    expect(changes).toEqual([expect.objectContaining({ kind: 'paint', id: 'grid-line', property: 'line-color' })]);
  });
});

describe('what a frame costs', () => {
  /** Sources in the order in which fills and lines are drawn, each time another one comes. GL masks the canvas for every one of them. */
  const runs = (style: ReturnType<typeof buildStyle>, zoom: number): string[] =>
    style.layers
      .filter(({ type }) => type === 'fill' || type === 'line')
      .filter(({ minzoom = 0, maxzoom = 25 }) => minzoom <= zoom && zoom < maxzoom)
      .filter(({ layout }) => layout?.visibility !== 'none')
      .map((layer) => ('source' in layer && typeof layer.source === 'string' ? layer.source : ''))
      .filter((source, index, all) => source !== all[index - 1]);

  test('sources follow each other as seldom as the picture allows, and marks that are not there cost nothing', () => {
    const style = buildStyle(input());
    expect(runs(style, 13.6)).toEqual(['basemap@town', 'territory', 'basemap@town', 'compound', 'territory']);
    expect(runs(style, 17)).toEqual(['basemap@town', 'compound', 'basemap@town', 'building', 'compound', 'territory']);
  });

  test('the circle hides what would be as loud as whom it leaves out, and costs nothing elsewhere', () => {
    const own = (style: ReturnType<typeof buildStyle>) =>
      style.layers.filter(({ id }) => id.startsWith('circle-') || id.startsWith('footpath-'));
    expect(own(buildStyle(input())).every(({ layout }) => layout?.visibility === 'none')).toBe(true);
    const style = buildStyle(input({ marks: { ...none, circle: true } }));
    const visible = style.layers.filter(({ layout }) => layout?.visibility !== 'none').map(({ id }) => id);
    for (const loud of ['case', 'party-door', 'station', 'service-order', 'community-tint', 'compound-tint'])
      expect(visible).not.toContain(loud);
    expect(visible).toEqual(expect.arrayContaining(['grid-line', 'compound-line', 'circle-site', 'circle-ring-fill']));
    expect(runs(style, 15.5)).toEqual([
      'basemap@town',
      'circle_ring',
      'basemap@town',
      'circle_street',
      'building',
      'circle_building',
      'compound',
      'territory',
      'circle_ring',
      'footpath',
    ]);
  });

  test('while boundaries are redrawn they alone are loud, and carry their own names; they cost nothing elsewhere', () => {
    const own = (style: ReturnType<typeof buildStyle>) => style.layers.filter(({ id }) => id.startsWith('boundary-'));
    expect(own(buildStyle(input())).every(({ layout }) => layout?.visibility === 'none')).toBe(true);
    const style = buildStyle(input({ marks: { ...none, boundary: true } }));
    const visible = style.layers.filter(({ layout }) => layout?.visibility !== 'none').map(({ id }) => id);
    expect(visible).toEqual(
      expect.arrayContaining(['boundary-line', 'boundary-node', 'boundary-snap', 'compound-line']),
    );
    for (const loud of ['case', 'station', 'party-door', 'grid-label', 'grid-label-far', 'community-label'])
      expect(visible).not.toContain(loud);
    expect(runs(style, 15.5).slice(-3)).toEqual(['territory', 'boundary_part', 'boundary_mark']);
  });

  test('marks are drawn once there are some', () => {
    const style = buildStyle(
      input({
        marks: {
          area: true,
          focus: true,
          pin: true,
          lit: true,
          device: true,
          dispatch: true,
          draft: true,
          pending: true,
          track: true,
          circle: true,
          preview: true,
          walk: true,
          sketch: true,
          zones: true,
          drawing: true,
          proposal: true,
          boundary: true,
        },
      }),
    );
    expect(runs(style, 13.6).slice(-8)).toEqual([
      'focus',
      'dispatch_line',
      'circle_walk',
      'circle_draft',
      'import_preview',
      'patrol_track',
      'device',
      'drawing',
    ]);
    const drawn = style.layers.filter((layer) => 'source' in layer && layer.source === 'focus');
    expect(drawn.every(({ layout }) => layout?.visibility === 'visible')).toBe(true);
  });
});
