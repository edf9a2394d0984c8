/** How many households a grid holds against the band: a shape, a word, a colour. */
import { Check, ChevronsDown, ChevronsUp, type LucideIcon } from 'lucide-react';
import type { Workload } from '../../../domain/rules/workload.ts';
import { cx } from '../../parts/cx.ts';
import styles from './Edit.module.css';

const SHAPES: Readonly<Record<Workload, LucideIcon>> = { below: ChevronsDown, within: Check, above: ChevronsUp };

export function BandMark({ band, text }: { readonly band: Workload; readonly text: string }) {
  const Shape = SHAPES[band];
  return (
    <span className={cx(styles.band, styles[band])}>
      <Shape size={16} aria-hidden="true" />
      {text}
    </span>
  );
}
