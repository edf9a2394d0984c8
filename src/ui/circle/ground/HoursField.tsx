/** From when to when a gate is open, `HH:MM-HH:MM`; past midnight is allowed. */
import '../../../i18n/circle-texts.ts';
import { useText } from '../../use-text.ts';
import circle from '../Circle.module.css';

export const ALWAYS = '00:00-24:00';

export function HoursField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  const always = value === ALWAYS;
  const [from = '06:00', to = '22:00'] = always ? [] : value.split('-');
  return (
    <div className={circle.hours}>
      <label className={circle.check}>
        <input
          type="checkbox"
          checked={always}
          onChange={(event) => onChange(event.target.checked ? ALWAYS : '06:00-22:00')}
        />
        {t('circle.gate.always')}
      </label>
      {!always && (
        <>
          <label className={circle.select}>
            {t('circle.gate.from')}
            <input
              className={circle.time}
              type="time"
              value={from}
              required
              onChange={(event) => event.target.value !== '' && onChange(`${event.target.value}-${to}`)}
            />
          </label>
          <label className={circle.select}>
            {t('circle.gate.to')}
            <input
              className={circle.time}
              type="time"
              value={to === '24:00' ? '00:00' : to}
              required
              onChange={(event) => event.target.value !== '' && onChange(`${from}-${event.target.value}`)}
            />
          </label>
        </>
      )}
    </div>
  );
}
