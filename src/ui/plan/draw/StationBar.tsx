/** A station that is being placed or moved, and of a new one what it is. */
import { useState } from 'react';
import { saveStation } from '../../../commands/drawing/save.ts';
import type { ServiceStation } from '../../../domain/entities.ts';
import type { DrawingWork } from '../../../state/drawing.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useDone } from '../../circle/use-done.ts';
import { Button } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useText } from '../../use-text.ts';
import { BarButtons } from './BarButtons.tsx';
import styles from './Draw.module.css';
import { PointTools } from './PointTools.tsx';

const TIERS: readonly ServiceStation['tier'][] = ['service_station', 'service_center'];
const NOTHING = { tier: 'service_station', name: '', address: '', phone: '' } as const;

export function StationBar({ work }: { readonly work: Extract<DrawingWork, { kind: 'station' }> }) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const { points, past } = useAppState((state) => state.drawing);
  const [naming, setNaming] = useState(false);
  const isNew = work.stationId === null;
  return (
    <>
      <p aria-live="polite" className={styles.live}>
        {t(points.length === 0 ? 'zone.station.hint' : 'zone.station.placed')}
      </p>
      <PointTools alone />
      <BarButtons here={t('zone.station.here')}>
        <Button
          weight="primary"
          className={styles.take}
          disabled={points.length === 0 || (!isNew && past.length === 0)}
          onClick={() => (isNew ? setNaming(true) : void done('station.move', saveStation(app, NOTHING)))}
        >
          {t(isNew ? 'zone.draw.done' : 'zone.station.save_place')}
        </Button>
      </BarButtons>
      {naming && <StationForm onClose={() => setNaming(false)} />}
    </>
  );
}

function StationForm({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const [tier, setTier] = useState<ServiceStation['tier']>('service_station');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [phone, setPhone] = useState('');
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('zone.station.add')}
      footer={
        <Button
          weight="primary"
          large
          disabled={name.trim() === ''}
          onClick={() => void done('station.add', saveStation(app, { tier, name, address, phone }))}
        >
          {t('zone.station.save')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <Segmented
          label={t('zone.station.tier')}
          value={tier}
          options={TIERS.map((value) => ({ value, label: t(`card.station.${value}`) }))}
          onChange={setTier}
        />
        <TextField label={t('zone.station.name')} longest={60} value={name} onChange={setName} />
        <TextField label={t('zone.station.address')} longest={200} value={address} onChange={setAddress} />
        <TextField label={t('zone.station.phone')} kind="tel" longest={30} value={phone} onChange={setPhone} />
      </div>
    </Sheet>
  );
}
