/** The compounds beside the part in hand, to be handed to it without the map. */
import { useMemo } from 'react';
import { compoundsBeside } from '../../../domain/answers/compounds-beside.ts';
import { handOver, nameOf } from '../../../commands/boundary/areas.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useText } from '../../use-text.ts';
import styles from './Edit.module.css';

export function CompoundList({ edit }: { readonly edit: BoundaryEdit }) {
  const app = useApp();
  const t = useText();
  const compounds = useAppState(({ world }) => world.compound);
  const [to] = edit.picked;
  const { partition } = edit.now;
  const beside = useMemo(
    () => (to === undefined ? [] : compoundsBeside(compounds, partition, to)),
    [compounds, partition, to],
  );
  if (to === undefined || beside.length === 0) return null;
  return (
    <section aria-labelledby="boundary-beside" className={styles.beside}>
      <h4 id="boundary-beside" className={styles.heading}>
        {t('boundary.transfer.places')}
      </h4>
      <ul className={styles.list}>
        {beside.map(({ compound, from }) => (
          <li key={compound.id}>
            <button type="button" className={styles.row} onClick={() => handOver(app, to, compound.geom)}>
              <span className={styles.words}>
                {compound.name}
                <small>
                  {nameOf(edit, from)} → {nameOf(edit, to)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
