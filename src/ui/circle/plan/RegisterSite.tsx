/** Registers idle premises or a planned site (登记场地) where the map's middle is: one stands before it, or has moved the map there. */
import { useState } from 'react';
import { registerSite } from '../../../commands/circle/register-site.ts';
import type { CandidateSite } from '../../../domain/entities.ts';
import { useApp } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useText } from '../../use-text.ts';
import circle from '../Circle.module.css';
import { useDone } from '../use-done.ts';

const KINDS: readonly CandidateSite['kind'][] = ['idle_premises', 'planned_site'];

export function RegisterSite({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const [kind, setKind] = useState<CandidateSite['kind']>('idle_premises');
  const [name, setName] = useState('');
  const [owner, setOwner] = useState('');
  const [area, setArea] = useState('');
  const [due, setDue] = useState('');
  const square = Number(area.trim());
  const areaIsWrong = area.trim() !== '' && !(square > 0 && square < 1_000_000);
  const save = async (): Promise<void> => {
    const facts = {
      kind,
      name: name.trim(),
      owner: owner.trim() || null,
      area_m2: area.trim() === '' ? null : square,
      due_on: kind === 'planned_site' && due !== '' ? due : null,
    };
    if (await done('site.add', registerSite(app, facts))) onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('operation.site.add')}
      hint={t('circle.register.hint')}
      footer={
        <Button weight="primary" disabled={name.trim() === '' || areaIsWrong} onClick={() => void save()}>
          {t('operation.site.add')}
        </Button>
      }
    >
      <div className={circle.fields}>
        <Segmented
          label={t('circle.register.kind')}
          value={kind}
          options={KINDS.map((each) => ({ value: each, label: t(`circle.candidate.${each}`) }))}
          onChange={setKind}
        />
        <TextField label={t('circle.register.name')} longest={60} value={name} onChange={setName} />
        <TextField label={t('circle.register.owner')} longest={60} value={owner} onChange={setOwner} />
        <TextField
          label={t('circle.register.area')}
          longest={9}
          value={area}
          onChange={setArea}
          hint={areaIsWrong ? t('circle.register.area.wrong') : undefined}
        />
        {kind === 'planned_site' && (
          <label className={circle.select}>
            {t('circle.register.due')}
            <input className={circle.time} type="date" value={due} onChange={(event) => setDue(event.target.value)} />
          </label>
        )}
      </div>
    </Sheet>
  );
}
