/** Where it is, what it is, what it is called; the way to it on the map stands beside. */
import type { ReactNode } from 'react';
import { ChevronRight, LocateFixed } from 'lucide-react';
import { flyTo } from '../../../commands/fly-to.ts';
import type { Link } from '../../../domain/answers/link.ts';
import type { Selection } from '../../../domain/selection.ts';
import { useApp } from '../../app-context.tsx';
import { IconButton } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './CardHeader.module.css';
import { useOpen } from './use-open.ts';

interface CardHeaderProps {
  readonly selection: Selection;
  readonly symbol: ReactNode;
  readonly title: string;
  /** Kind, code, state: what one says after the name. */
  readonly meta?: ReactNode;
  readonly path: readonly Link[];
  /** Party things carry the accent. */
  readonly party?: boolean;
}

export function CardHeader({ selection, symbol, title, meta, path, party = false }: CardHeaderProps) {
  const app = useApp();
  const t = useText();
  return (
    <header className={styles.header}>
      {path.length > 0 && <Breadcrumb path={path} />}
      <div className={styles.line}>
        <span className={party ? styles.partySymbol : styles.symbol} aria-hidden="true">
          {symbol}
        </span>
        <div className={styles.words}>
          <h2 className={styles.title}>{title}</h2>
          {meta !== undefined && <p className={styles.meta}>{meta}</p>}
        </div>
        <IconButton label={t('card.fly_to')} onClick={() => flyTo(app, selection)}>
          <LocateFixed size={20} aria-hidden="true" />
        </IconButton>
      </div>
    </header>
  );
}

/** The levels right above: one line on a tablet. The county is the same on every card. */
const STEPS = 4;

function Breadcrumb({ path }: { readonly path: readonly Link[] }) {
  const t = useText();
  const open = useOpen();
  return (
    <nav aria-label={t('card.breadcrumb')}>
      <ol className={styles.path}>
        {path.slice(-STEPS).map((link) => (
          <li key={link.selection.id} className={styles.step}>
            <button type="button" className={styles.stepButton} onClick={() => open(link.selection)}>
              {link.name}
            </button>
            <ChevronRight size={14} aria-hidden="true" className={styles.chevron} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
