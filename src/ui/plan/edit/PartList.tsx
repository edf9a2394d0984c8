/** The parts with their numbers, live: those that changed first. A tap takes one in hand, as a tap on the map does. */
import { useMemo } from 'react';
import { nameOf, renamePart } from '../../../commands/boundary/areas.ts';
import { pickPart } from '../../../commands/boundary/tools.ts';
import { BANDED_LEVEL } from '../../../domain/answers/boundary-parents.ts';
import { householdBand } from '../../../domain/answers/grid-size.ts';
import { countOf } from '../../../domain/rules/area-count.ts';
import { workloadOf, type HouseholdBand } from '../../../domain/rules/workload.ts';
import { formatArea } from '../../../i18n/index.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { cx } from '../../parts/cx.ts';
import { TextField } from '../../parts/TextField.tsx';
import { BandMark } from './BandMark.tsx';
import styles from './Edit.module.css';

export function PartList({ edit }: { readonly edit: BoundaryEdit }) {
  const { t, rowName } = useWords();
  const level = useAppState(({ world }) => world.territory_level.get(edit.level));
  const world = useAppState((state) => state.world);
  const { now, base } = edit;
  const band = useMemo(() => householdBand(world, edit.parentId), [world, edit.parentId]);
  const ids = useMemo(() => {
    const isDrawn = (id: string): boolean => now.partition.area(id) !== base.partition.area(id);
    const standing = now.partition.ids.filter((id) => now.partition.area(id));
    return [...standing.filter(isDrawn), ...standing.filter((id) => !isDrawn(id))];
  }, [now, base]);
  return (
    <section aria-labelledby="boundary-parts">
      <h4 id="boundary-parts" className={styles.heading}>
        {t('boundary.parts', { level: level ? rowName(level) : '' })}
      </h4>
      <ul className={styles.list}>
        {ids.map((id) => (
          <PartRow key={id} edit={edit} id={id} band={band} />
        ))}
        {[...now.into].map(([gone, into]) => (
          <li key={gone} className={cx(styles.padded, styles.gone)}>
            {t('boundary.part.gone', { name: nameOf(edit, gone), into: nameOf(edit, into) })}
          </li>
        ))}
      </ul>
      <p className={cx(styles.padded, styles.hint)}>
        {edit.level === BANDED_LEVEL && `${t('boundary.band.about', { ...band })} · `}
        {t('boundary.counted')}
      </p>
    </section>
  );
}

interface PartRowProps {
  readonly edit: BoundaryEdit;
  readonly id: string;
  readonly band: HouseholdBand;
}

function PartRow({ edit, id, band }: PartRowProps) {
  const app = useApp();
  const { t, locale } = useWords();
  const { now, base, picked, rows, level } = edit;
  const [before, after] = [countOf(base.count, id).households, countOf(now.count, id)];
  const isNew = !rows.has(id);
  const name = nameOf(edit, id);
  const load = level === BANDED_LEVEL ? workloadOf(after.households, band) : null;
  const gained = after.households - before;
  return (
    <li>
      <button type="button" className={styles.row} aria-pressed={picked.includes(id)} onClick={() => pickPart(app, id)}>
        <span className={styles.words}>
          <strong>
            {name} {isNew && <span className={styles.tag}>{t('boundary.part.new')}</span>}
          </strong>
          <span className={styles.numbers}>
            {gained === 0
              ? t('map.households', { n: after.households })
              : t('boundary.part.change', { before, after: after.households })}
            {gained !== 0 && (
              <em>{t(gained > 0 ? 'boundary.part.more' : 'boundary.part.fewer', { n: Math.abs(gained) })}</em>
            )}
          </span>
          <small>
            {t('boundary.part.facts', {
              residents: after.residents,
              members: after.members,
              buildings: after.buildings,
              area: formatArea(locale, now.partition.m2Of(id) ?? 0),
            })}
          </small>
        </span>
        {load && <BandMark band={load} text={t(`boundary.band.${load}`)} />}
      </button>
      {isNew && (
        <div className={styles.padded}>
          <TextField
            label={t('boundary.part.name')}
            value={name}
            longest={60}
            onChange={(text) => renamePart(app, id, text)}
            hint={name.trim() === '' ? t('boundary.finish.unnamed') : undefined}
          />
        </div>
      )}
    </li>
  );
}
