/**
 * The one symbol family, as geometry: the map paints it into sprites, the screens into SVG, and the legend cannot drift
 * from the map. Every symbol lies in a 24 × 24 box and is told apart by its silhouette alone, so that a greyscale print and
 * a colour-blind reader get it too. `body` is the silhouette in the symbol's colour; `mark` lies on it in the contrasting one.
 */
export const SYMBOLS = ['party_household', 'center_household', 'service_station', 'case_open', 'case_overdue', 'case_closed'] as const;
export type SymbolName = (typeof SYMBOLS)[number];

/** Which pair of the theme's colours a symbol takes. Party red is for Party things only, urgency has its own colour and shape. */
export type SymbolTone = 'party' | 'case' | 'urgent' | 'done';

export interface SymbolShape {
  readonly tone: SymbolTone;
  /** SVG path data, filled. */
  readonly body: string;
  /** SVG path data, filled, on top of the body; empty for none. */
  readonly mark: string;
  /** SVG path data, stroked 2 wide with round caps, in the mark's colour; empty for none. */
  readonly stroke: string;
}

const circle = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** A five-pointed star around (x, y), point up. */
function star(x: number, y: number, r: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? r : r * 0.42;
    const angle = (i * Math.PI) / 5 - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(2)} ${(y + radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join('L')}z`;
}

export const SYMBOL_SHAPES: Readonly<Record<SymbolName, SymbolShape>> = {
  /** A swallow-tailed flag on a pole. */
  party_household: { tone: 'party', body: 'M4 2h3v20H4zM7 3h15l-4 5 4 5H7z', mark: '', stroke: '' },
  /** A larger square flag that carries a star. */
  center_household: { tone: 'party', body: 'M2 2h3v20H2zM5 2h18v14H5z', mark: star(14, 9.4, 6), stroke: '' },
  /** A house with a flag on its roof. */
  service_station: { tone: 'party', body: 'M11 1h8l-2 2.5 2 2.5h-6v2l9 6.5h-2V23H4v-8.5H2L11 8z', mark: 'M9.5 16h5v7h-5z', stroke: '' },
  /** A triangle with an exclamation mark. */
  case_open: { tone: 'case', body: 'M12 2 23 22H1z', mark: circle(12, 19, 1.4), stroke: 'M12 10v5' },
  /** The triangle with a clock on it. */
  case_overdue: { tone: 'urgent', body: `M10.5 1 20 18.5H1z${circle(16, 16, 7.5)}`, mark: '', stroke: `M16 11.8V16l2.8 1.8` },
  /** A tick on a disc. */
  case_closed: { tone: 'done', body: circle(12, 12, 10), mark: '', stroke: 'M7 12.4l3.6 3.6L17 8.8' },
};
