/** What every layer is drawn from, and the few expressions they share. */
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from 'maplibre-gl';
import type { SymbolName } from '../../domain/symbol-shapes.ts';
import type { Translate } from '../../i18n/index.ts';
import type { Layers } from '../../state/layers.ts';
import type { Theme } from '../../state/preferences.ts';
import type { Palette, Tier } from '../palette.ts';
import { footOffset, imageName } from '../symbols/images.ts';

/** The kind of area that is selected: its neighbours of the same kind step back to 60 %. */
export type Emphasis = Tier | 'compound' | 'building' | null;

/** Which marks there are to draw. A source that has nothing costs every frame as much as a full one unless it is hidden. */
export interface Marks {
  /** An area or a way is selected. */
  readonly area: boolean;
  /** Anything is selected or lit. */
  readonly focus: boolean;
  /** The pointer is over a pin. */
  readonly pin: boolean;
  /** A card has lit places. */
  readonly lit: boolean;
  readonly device: boolean;
  /** Something waits to be uploaded. */
  readonly pending: boolean;
  /** An order is open, and the lines to its teams with it. */
  readonly dispatch: boolean;
  /** A report is being written and has a place. */
  readonly draft: boolean;
  /** A patrol's track is shown. */
  readonly track: boolean;
  /** The service circle's place is open. */
  readonly circle: boolean;
  /** The wizard shows where a file would lie. */
  readonly preview: boolean;
  /** A walk is shown there. */
  readonly walk: boolean;
  /** A proposal of boundaries is open. */
  readonly proposal: boolean;
  /** A footpath or a gate is being drawn there. */
  readonly sketch: boolean;
  /** Responsibility lines are asked for: by their layer, their tool, or a card of one. */
  readonly zones: boolean;
  /** Something is drawn point by point. */
  readonly drawing: boolean;
  /** Boundaries are being redrawn, or two versions of them lie beside each other. */
  readonly boundary: boolean;
}

export interface Look {
  readonly theme: Theme;
  readonly palette: Palette;
  readonly layers: Layers;
  readonly text: Translate;
  readonly emphasis: Emphasis;
  readonly marks: Marks;
}

export type Layer = LayerSpecification;

export const shown = (on: boolean): 'visible' | 'none' => (on ? 'visible' : 'none');

export const isTier = (...tiers: Tier[]): FilterSpecification => ['in', ['get', 'tier'], ['literal', tiers]];

const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];

/** Line widths by zoom, one pixel stronger under the pointer. `stops` are zoom and CSS pixels. */
export const hoverWidth = (
  palette: Palette,
  ...stops: readonly (readonly [number, number])[]
): DataDrivenPropertyValueSpecification<number> =>
  [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...stops.flatMap(([zoom, width]) => [
      zoom,
      ['case', hovered, width + 1 + palette.lineBoost, width + palette.lineBoost],
    ]),
  ] as unknown as ExpressionSpecification;

/** A number that grows with zoom; `stops` are zoom and value. */
export const byZoom = (...stops: readonly (readonly [number, number])[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** A catalogue text with one placeholder filled by a field of the feature. */
export function withField(text: string, placeholder: string, field: string): ExpressionSpecification {
  const [before = '', after = ''] = text.split(placeholder);
  return ['concat', before, ['get', field], after];
}

/** One symbol, standing on its foot. */
export const icon = (look: Look, symbol: SymbolName) => ({
  'icon-image': imageName(symbol, look.theme),
  'icon-offset': footOffset(symbol),
});

type Case = readonly [condition: ExpressionSpecification, symbol: SymbolName];

/** The symbol of the first condition that holds, each standing on its own foot. */
export const iconBy = (look: Look, cases: readonly Case[], otherwise: SymbolName) => {
  const choose = (of: (symbol: SymbolName) => unknown): ExpressionSpecification =>
    [
      'case',
      ...cases.flatMap(([condition, symbol]) => [condition, of(symbol)]),
      of(otherwise),
    ] as unknown as ExpressionSpecification;
  return {
    'icon-image': choose((symbol) => imageName(symbol, look.theme)),
    'icon-offset': choose((symbol) => ['literal', footOffset(symbol)]),
  };
};

/** One of two symbols. */
export const iconIf = (look: Look, condition: ExpressionSpecification, yes: SymbolName, no: SymbolName) =>
  iconBy(look, [[condition, yes]], no);

/** Ink for names. */
export const ink = ({ palette }: Look, colour = palette.text) => ({
  'text-color': colour,
  'text-halo-color': palette.halo,
  'text-halo-width': palette.haloWidth,
  'text-halo-blur': 0,
});
