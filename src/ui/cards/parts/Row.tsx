/**
 * A line that names somebody or something and leads there: what is opened on the left, one tap to call on the right. Both
 * at least 44 px, side by side and not one inside the other, so that a thumb on a moving bus hits what it means.
 */
import type { ReactNode } from 'react';
import { ChevronRight, Phone } from 'lucide-react';
import type { Selection } from '../../../domain/selection.ts';
import { cx } from '../../parts/cx.ts';
import { useText } from '../../use-text.ts';
import styles from './Row.module.css';
import { useOpen } from './use-open.ts';

interface RowProps {
  /** Where a tap leads; a row without it only tells. */
  readonly to?: Selection | null;
  /** What a tap does where it does not lead to a card. */
  readonly onTake?: () => void;
  readonly icon?: ReactNode;
  readonly name: ReactNode;
  readonly note?: ReactNode;
  /** A second line under the note. */
  readonly detail?: string | undefined;
  /** Short figures at the end of the line. */
  readonly end?: ReactNode;
  /** Undefined: nobody to call here. Null: there is somebody, but no number. */
  readonly phone?: string | null;
  /** Whom the call reaches, for screen readers. */
  readonly callName?: string;
  readonly tone?: 'party' | 'plain';
  /** A button of its own, beside what opens the row. */
  readonly action?: ReactNode;
}

export function Row({
  to = null,
  onTake,
  icon,
  name,
  note,
  detail,
  end,
  phone,
  callName = '',
  tone = 'plain',
  action,
}: RowProps) {
  const open = useOpen();
  const t = useText();
  const take = onTake ?? (to ? () => open(to) : null);
  const body = (
    <>
      {icon !== undefined && (
        <span className={cx(styles.icon, tone === 'party' && styles.party)} aria-hidden="true">
          {icon}
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {(note || phone !== undefined) && (
          <span className={styles.note}>
            {note}
            {note && phone !== undefined && ' · '}
            {phone !== undefined && <span className={styles.phone}>{phone ?? t('card.no_phone')}</span>}
          </span>
        )}
        {detail !== undefined && <span className={styles.note}>{detail}</span>}
      </span>
      {end !== undefined && <span className={styles.end}>{end}</span>}
      {to && !phone && action === undefined && <ChevronRight size={18} aria-hidden="true" className={styles.chevron} />}
    </>
  );
  return (
    <li className={styles.row}>
      {take ? (
        <button type="button" className={cx(styles.body, styles.link)} onClick={take}>
          {body}
        </button>
      ) : (
        <div className={styles.body}>{body}</div>
      )}
      {phone && <CallButton phone={phone} name={callName} compact />}
      {action}
    </li>
  );
}

/** Only what a telephone understands: digits and a leading plus. */
const dialled = (phone: string): string => phone.replace(/(?!^\+)\D/g, '');

/** `compact` beside a line that already shows the number. */
export function CallButton({
  phone,
  name,
  compact = false,
}: {
  readonly phone: string;
  readonly name: string;
  readonly compact?: boolean;
}) {
  const t = useText();
  return (
    <a className={styles.call} href={`tel:${dialled(phone)}`} aria-label={t('card.call', { name, phone })}>
      <Phone size={20} aria-hidden="true" />
      {!compact && <span aria-hidden="true">{phone}</span>}
    </a>
  );
}

export const Rows = ({ children, label }: { readonly children: ReactNode; readonly label?: string }) => (
  <ul className={styles.rows} aria-label={label}>
    {children}
  </ul>
);
