/** The map's symbols for lists, cards and the legend: the same outlines in the theme's colours. Decorative: the words beside it speak. */
import { symbolShapes, type SymbolInk, type SymbolName, type SymbolShape } from '../../domain/symbol-shapes.ts';
import { cx } from '../parts/cx.ts';
import styles from './MapSymbol.module.css';

const FILLS: Readonly<Record<SymbolInk, string | undefined>> = {
  party: styles.fillParty,
  onParty: styles.fillOnParty,
  caseOpen: styles.fillCaseOpen,
  onCaseOpen: styles.fillOnCaseOpen,
  caseOverdue: styles.fillCaseOverdue,
  onCaseOverdue: styles.fillOnCaseOverdue,
  caseClosed: styles.fillCaseClosed,
  service: styles.fillService,
  onService: styles.fillOnService,
  gate: styles.fillText,
  ringLine: styles.fillRingLine,
  onRing: styles.fillOnRing,
  plan: styles.fillPlan,
  onPlan: styles.fillOnPlan,
  pinOutline: styles.fillText,
};
const STROKES: Readonly<Record<SymbolInk, string | undefined>> = {
  party: styles.strokeParty,
  onParty: styles.strokeOnParty,
  caseOpen: styles.strokeCaseOpen,
  onCaseOpen: styles.strokeOnCaseOpen,
  caseOverdue: styles.strokeCaseOverdue,
  onCaseOverdue: styles.strokeOnCaseOverdue,
  caseClosed: styles.strokeCaseClosed,
  service: styles.strokeService,
  onService: styles.strokeOnService,
  gate: styles.strokeText,
  ringLine: styles.strokeRingLine,
  onRing: styles.strokeOnRing,
  plan: styles.strokePlan,
  onPlan: styles.strokeOnPlan,
  pinOutline: styles.strokeText,
};

export function MapSymbol({ name, size = 24 }: { readonly name: SymbolName; readonly size?: number }) {
  const shape: SymbolShape = symbolShapes[name];
  return (
    <svg className={styles.symbol} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shape.parts.map((part, index) => (
        <path
          key={index}
          d={part.path}
          className={cx(part.fill ? FILLS[part.fill] : styles.hollow, part.stroke && STROKES[part.stroke])}
          strokeWidth={part.stroke ? (part.width ?? 2) : undefined}
        />
      ))}
    </svg>
  );
}
