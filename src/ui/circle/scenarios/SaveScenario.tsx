/** Names what is on the map, so that it can be compared, sent and proposed. */
import { useState } from 'react';
import { saveScenario } from '../../../commands/circle/scenarios.ts';
import { toFailure } from '../../../domain/failure.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { useText } from '../../use-text.ts';
import circle from '../Circle.module.css';

export function SaveScenario({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const world = useAppState((state) => state.world);
  const known = useAppState((state) => state.world.circle_scenario.get(state.circle.scenario ?? ''));
  const sites = useAppState((state) => state.circle.sites.length);
  const territory = known?.territory_id ?? profileOf(world)?.territory_ids[0];
  const place = world.territory.get(territory ?? '')?.name ?? '';
  const [name, setName] = useState(known?.name ?? t('circle.scenario.name.default', { place, n: sites }));
  const [note, setNote] = useState(known?.note ?? '');
  const save = async (): Promise<void> => {
    if (!territory) return;
    try {
      await saveScenario(app, { name, note, territory_id: territory });
      toast(t('circle.scenario.saved'));
      onClose();
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('operation.scenario.save')}
      footer={
        <Button weight="primary" disabled={name.trim() === '' || !territory} onClick={() => void save()}>
          {t('operation.scenario.save')}
        </Button>
      }
    >
      <div className={circle.fields}>
        <TextField label={t('circle.scenario.name')} longest={60} value={name} onChange={setName} />
        <TextField label={t('circle.scenario.note')} rows={3} longest={1000} value={note} onChange={setNote} />
      </div>
    </Sheet>
  );
}
