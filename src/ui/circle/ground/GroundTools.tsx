/** 路网修正: gates and paths that the map's source does not know. They are added on the map, and every walk changes at once. */
import { DoorOpen, Route } from 'lucide-react';
import { useState } from 'react';
import { beginFootpath } from '../../../commands/circle/draw-footpath.ts';
import { beginGate } from '../../../commands/circle/gates.ts';
import { isOnDuty, roleMayHold } from '../../../domain/rules/may-hold.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import circle from '../Circle.module.css';

export function GroundTools() {
  const app = useApp();
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const [choosing, setChoosing] = useState(false);
  if (!roleMayHold(world, 'household')) return null;
  const paths = [...world.footpath.values()];
  return (
    <Section title={t('circle.ground')}>
      <Note>{t('circle.ground.hint')}</Note>
      <div className={circle.buttons}>
        <Button icon={<DoorOpen size={20} aria-hidden="true" />} onClick={() => setChoosing(true)}>
          {t('circle.ground.gate')}
        </Button>
        <Button icon={<Route size={20} aria-hidden="true" />} onClick={() => beginFootpath(app)}>
          {t('circle.ground.path')}
        </Button>
      </div>
      {paths.length > 0 && (
        <Rows label={t('circle.ground.added')}>
          {paths.map(({ id, name, is_closed }) => (
            <Row
              key={id}
              to={{ kind: 'footpath', id }}
              icon={<Route size={20} />}
              name={name ?? t('card.footpath.unnamed')}
              note={is_closed ? t('card.gate.closed') : undefined}
            />
          ))}
        </Rows>
      )}
      {choosing && <ChooseCompound onClose={() => setChoosing(false)} />}
    </Section>
  );
}

/** One's own compounds, found by a part of their name. */
function ChooseCompound({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const [part, setPart] = useState('');
  const compounds = [...world.compound.values()]
    .filter(({ name, territory_id }) => name.includes(part.trim()) && isOnDuty(world, territory_id))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  return (
    <Sheet open onClose={onClose} title={t('circle.ground.gate.choose')}>
      <TextField label={t('circle.ground.gate.choose')} labelHidden kind="search" value={part} onChange={setPart} />
      <Rows label={t('circle.ground.gate.choose')}>
        {compounds.map(({ id, name, address }) => (
          <Row
            key={id}
            onTake={() => {
              beginGate(app, id);
              onClose();
            }}
            name={name}
            note={address ?? undefined}
          />
        ))}
      </Rows>
    </Sheet>
  );
}
