/** Where one is and where else one can go: a column at the left of a desk, tabs under the thumb on a phone. */
import { openScreen } from '../../commands/open-screen.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { BrandMark } from '../parts/BrandMark.tsx';
import { cx } from '../parts/cx.ts';
import { useText } from '../use-text.ts';
import type { RailPlace } from './places.ts';
import styles from './Rail.module.css';

interface RailProps {
  readonly places: readonly RailPlace[];
  readonly current: RailPlace;
  readonly wide: boolean;
  readonly className: string | undefined;
}

export function Rail({ places, current, wide, className }: RailProps) {
  const t = useText();
  return (
    <div className={className}>
      {wide && <BrandMark size={40} />}
      <nav aria-label={t('shell.nav.label')} className={styles.places}>
        {places.map((place) => (
          <PlaceButton key={place.screen} place={place} current={place === current} />
        ))}
      </nav>
    </div>
  );
}

const NONE = () => 0;

function PlaceButton({ place, current }: { readonly place: RailPlace; readonly current: boolean }) {
  const app = useApp();
  const t = useText();
  const count = useAppState(place.badge ?? NONE);
  const Icon = place.icon;
  return (
    <button
      type="button"
      className={cx(styles.place, current && styles.current)}
      aria-current={current ? 'page' : undefined}
      onClick={() => openScreen(app, place.screen)}
    >
      <span className={styles.icon}>
        <Icon size={24} aria-hidden="true" />
        {count > 0 && <span className={styles.badge}>{count > 99 ? '99+' : count}</span>}
      </span>
      {t(place.label)}
    </button>
  );
}
