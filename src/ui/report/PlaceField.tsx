/** Where it is: where the device is, a point on the map, or a building and its doors where there is no signal. */
import { Crosshair, DoorClosed, LocateFixed } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReportChange } from '../../commands/report/change-report.ts';
import { locateMe } from '../../commands/locate-me.ts';
import { pickReportPlace } from '../../commands/report/pick-report-place.ts';
import type { DraftPlace, ReportDraft } from '../../domain/report-draft.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import { DoorPicker } from './DoorPicker.tsx';
import { placeText } from './place-text.ts';
import form from './ReportForm.module.css';
import { spotText } from './spot-text.ts';

/** Metres; worse than this the report may land in the neighbour's yard. */
const GOOD_ACCURACY = 30;

interface PlaceFieldProps {
  readonly draft: ReportDraft;
  readonly onChange: (change: ReportChange) => void;
  readonly outside: boolean;
}

export function PlaceField({ draft: { place, spot }, onChange, outside }: PlaceFieldProps) {
  const app = useApp();
  const t = useText();
  const world = useAppState((state) => state.world);
  const position = useAppState((state) => state.devicePosition);
  const [wantsHere, setWantsHere] = useState(place === null);
  const [atDoor, setAtDoor] = useState(false);

  // Without a place the device is asked; the first answer is taken, the next ones only while it is the device's place.
  useEffect(() => {
    if (!wantsHere) return;
    if (position.kind === 'here') {
      onChange({ place: { kind: 'point', at: position.center, accuracy_m: position.accuracy } });
      setWantsHere(false);
    } else if (position.kind === 'off') locateMe(app);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wantsHere, position]);

  const take = (next: DraftPlace | null, where = { unit: '', floor: '', door: '' }): void => {
    setWantsHere(false);
    onChange({ place: next, spot: where });
  };
  const here = (): void => {
    setAtDoor(false);
    setWantsHere(true);
    if (position.kind === 'failed') locateMe(app);
  };
  return (
    <section id="report-place" className={form.field} aria-label={t('report.place')}>
      <h3 className={form.label}>{t('report.place')}</h3>
      {place && (
        <p className={form.chosen}>
          {placeText(world, t, place)}
          {spotText(spot, t) !== '' && ` ${spotText(spot, t)}`}
          {place.kind === 'point' && place.accuracy_m !== null && (
            <>
              {' '}
              <span className={place.accuracy_m > GOOD_ACCURACY ? form.warning : form.note}>
                {t(place.accuracy_m > GOOD_ACCURACY ? 'report.place.inaccurate' : 'report.place.accuracy', {
                  n: Math.round(place.accuracy_m),
                })}
              </span>
            </>
          )}
        </p>
      )}
      {!place && (
        <p className={form.note}>
          {position.kind === 'failed'
            ? t(position.reason === 'denied' ? 'report.place.denied' : 'report.place.failed')
            : t(wantsHere ? 'report.place.locating' : 'report.place.none')}
        </p>
      )}
      {outside && (
        <p role="alert" className={form.warning}>
          {t('report.outside')}
        </p>
      )}
      <div className={form.row}>
        <Button icon={<LocateFixed size={20} aria-hidden="true" />} aria-busy={wantsHere} onClick={here}>
          {t('report.place.here')}
        </Button>
        <Button
          icon={<Crosshair size={20} aria-hidden="true" />}
          onClick={() => {
            setWantsHere(false);
            setAtDoor(false);
            pickReportPlace(app);
          }}
        >
          {t('report.place.map')}
        </Button>
        <Button
          icon={<DoorClosed size={20} aria-hidden="true" />}
          aria-expanded={atDoor}
          onClick={() => {
            setWantsHere(false);
            setAtDoor(!atDoor);
          }}
        >
          {t('report.place.door')}
        </Button>
      </div>
      {atDoor && <DoorPicker place={place} spot={spot} onTake={take} onDone={() => setAtDoor(false)} />}
    </section>
  );
}
