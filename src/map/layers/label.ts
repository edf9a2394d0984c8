/**
 * Names. One kind of area is named per zoom band. Far away the names are the map, and stations give way to them; from
 * where cases have a place, names step aside for cases, and from where compounds are named, for every pin.
 */
import type { ExpressionSpecification, FilterSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { SymbolName } from '../../domain/symbol-shapes.ts';
import { BOLD, REGULAR } from '../fonts.ts';
import { UNIT_LABEL_ZOOM, ZOOM } from '../zoom-bands.ts';
import { imageName } from '../symbols/images.ts';
import { byZoom, ink, isTier, shown, withField, type Layer, type Look } from './look.ts';

/**
 * Places to step aside to when a pin stands where the name would: below or above it, `steps` ems away;
 * never sideways, where it would seem to name the neighbour. */
const aside = (...steps: readonly number[]): NonNullable<SymbolLayerSpecification['layout']> => ({
  'text-variable-anchor-offset': [
    'center',
    [0, 0],
    ...steps.flatMap((step): [string, [number, number], string, [number, number]] => [
      'top',
      [0, step],
      'bottom',
      [0, -step],
    ]),
  ] as NonNullable<SymbolLayerSpecification['layout']>['text-variable-anchor-offset'] & object,
  'text-justify': 'auto',
});
const NAME: ExpressionSpecification = ['get', 'name'];
/** A community that is not divided into grids stays named where grids are. */
const GRIDS = ['any', isTier('grid'), ['get', 'undivided']] as unknown as FilterSpecification;
/** Below this a number per building says nothing a glance could use (village houses). */
const CROWD = 6;

type Section = readonly [content: unknown, how: Readonly<Record<string, unknown>>];
const format = (sections: readonly Section[]): ExpressionSpecification | '' =>
  sections.length === 0 ? '' : (['format', ...sections.flat()] as unknown as ExpressionSpecification);

/** A line of its own: the triangle and how many cases are open, the clock and how many of them are overdue. */
function caseCount({ theme }: Look): Section[] {
  const counted = (field: 'open' | 'overdue', symbol: SymbolName, before: string): Section[] => {
    const some: ExpressionSpecification = ['>', ['get', field], 0];
    return [
      [['case', some, before, ''], {}],
      [['image', ['case', some, imageName(symbol, theme), '']], { 'vertical-align': 'center' }],
      [['case', some, ['to-string', ['get', field]], ''], { 'font-scale': 0.86, 'vertical-align': 'center' }],
    ];
  };
  return [...counted('open', 'mark_open', '\n'), ...counted('overdue', 'mark_overdue', ' ')];
}

export function labelLayers(look: Look): Layer[] {
  const { palette, text, layers, marks } = look;
  const on = (subject: boolean) => shown(layers.label && subject);
  const quiet = { 'font-scale': 0.86, 'text-font': ['literal', REGULAR], 'text-color': palette.textQuiet };
  const second = (content: ExpressionSpecification, present: ExpressionSpecification): Section => [
    ['case', present, ['concat', '\n', content], ''],
    quiet,
  ];
  const name: Section = [NAME, { 'text-font': ['literal', BOLD] }];
  const households = second(withField(text('map.households', { n: '\u0000' }), '\u0000', 'households'), [
    '>',
    ['get', 'households'],
    0,
  ]);
  const within: Section = [['case', ['!=', ['get', 'within'], ''], ['concat', ['get', 'within'], '\n'], ''], quiet];
  // The bare name: the word before it would make the label half as wide again, and cases would push most of them away.
  const who = second(['get', 'worker'], ['!=', ['get', 'worker'], '']);
  // An area's name and its number of cases are one label, so that neither can push the other away.
  const named = (...sections: Section[]): Section[] => (layers.label ? sections : []);
  const numbered = layers.case_record ? caseCount(look) : [];
  const area = {
    // While boundaries are redrawn the parts carry their own names.
    visibility: shown(!marks.boundary && layers.territory && (layers.label || layers.case_record)),
    'text-font': BOLD,
    'text-padding': 1,
    'text-line-height': 1.25,
  } as const;
  return [
    {
      id: 'community-label',
      type: 'symbol',
      source: 'territory_label',
      maxzoom: ZOOM.grid,
      filter: isTier('community'),
      layout: {
        ...area,
        'text-field': format([...named(name), ...numbered]),
        'text-size': byZoom([10, 12], [12, 15], [13, 18]),
        'text-max-width': 7,
        ...aside(0.8, 1.6),
      },
      paint: ink(look),
    },
    {
      id: 'grid-label-far',
      type: 'symbol',
      source: 'territory_label',
      minzoom: ZOOM.grid,
      maxzoom: ZOOM.case,
      filter: GRIDS,
      layout: {
        ...area,
        'text-field': format([...named(name, who), ...numbered]),
        'text-size': byZoom([13, 11.5], [14, 13.5]),
        'text-max-width': 12,
        ...aside(0.7, 1.4, 2.2),
      },
      paint: ink(look),
    },
    {
      id: 'grid-label',
      type: 'symbol',
      source: 'territory_label',
      minzoom: ZOOM.case,
      maxzoom: ZOOM.compound,
      filter: GRIDS,
      layout: {
        ...area,
        visibility: on(layers.territory && !marks.boundary),
        'text-field': format([within, name, who]),
        'text-size': byZoom([14, 13.5], [15, 15]),
        'text-max-width': 12,
        ...aside(0.9, 2, 3.2, 4.5),
      },
      paint: ink(look),
    },
    {
      id: 'compound-label',
      type: 'symbol',
      source: 'compound_label',
      minzoom: ZOOM.compound,
      layout: {
        visibility: on(layers.compound),
        'text-field': [
          'step',
          ['zoom'],
          format([name]),
          16,
          format([name, households]),
        ] as unknown as ExpressionSpecification,
        'text-font': BOLD,
        'text-size': byZoom([15, 12], [16, 14], [18, 16]),
        'text-line-height': 1.3,
        'text-max-width': 8,
        'text-padding': 3,
        ...aside(0.9, 1.8),
      },
      paint: ink(look),
    },
    {
      id: 'building-households',
      type: 'symbol',
      source: 'building_label',
      minzoom: 15.4,
      maxzoom: ZOOM.building,
      filter: ['>=', ['get', 'households'], CROWD],
      layout: {
        visibility: on(layers.building),
        'text-field': ['to-string', ['get', 'households']],
        'text-font': REGULAR,
        'text-size': byZoom([15.4, 10.5], [16.5, 12]),
        'text-padding': 1,
      },
      paint: ink(look, palette.textQuiet),
    },
    {
      id: 'building-label',
      type: 'symbol',
      source: 'building_label',
      minzoom: ZOOM.building,
      layout: {
        visibility: on(layers.building),
        'text-field': format([name, households]),
        'text-font': BOLD,
        'text-size': byZoom([16.5, 11.5], [18, 14]),
        'text-line-height': 1.2,
        'text-max-width': 7,
        'text-padding': 1,
        ...aside(1, 1.9),
      },
      paint: ink(look),
    },
    {
      id: 'unit-label',
      type: 'symbol',
      source: 'stairwell_unit',
      minzoom: UNIT_LABEL_ZOOM,
      layout: {
        visibility: on(layers.building),
        'text-field': NAME,
        'text-font': REGULAR,
        'text-size': byZoom([17.5, 10.5], [19, 13]),
        'text-padding': 1,
        'text-variable-anchor': ['top', 'bottom'],
        'text-radial-offset': 0.5,
      },
      paint: ink(look, palette.textQuiet),
    },
  ];
}
