/** A gate of a compound: open now or not, its hours, and what whoever stands before it can correct. */
import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { changeGate } from '../../../commands/circle/gates.ts';
import { linkTo } from '../../../domain/answers/link.ts';
import { breadcrumb } from '../../../domain/answers/territory-tree.ts';
import type { CompoundGateId } from '../../../domain/ids.ts';
import { isOnDuty, roleMayHold } from '../../../domain/rules/may-hold.ts';
import { gateHours, openStateOf } from '../../../domain/rules/opening-hours.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { HoursField } from '../../circle/ground/HoursField.tsx';
import { useDone } from '../../circle/use-done.ts';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { useNow } from '../../use-now.ts';
import { CardFooter } from '../parts/CardFooter.tsx';
import { CardHeader } from '../parts/CardHeader.tsx';
import { MissingCard } from '../parts/MissingCard.tsx';
import { OpenNow } from '../parts/OpenNow.tsx';
import { Note, Section } from '../parts/Section.tsx';
import blocks from '../parts/blocks.module.css';
import { useWords } from '../parts/use-words.ts';

export function GateCard({ id }: { readonly id: CompoundGateId }) {
  const app = useApp();
  const { t } = useWords();
  const done = useDone();
  const now = useNow();
  const world = useAppState((state) => state.world);
  const [hours, setHours] = useState<string | null>(null);
  const gate = world.compound_gate.get(id);
  const compound = world.compound.get(gate?.compound_id ?? '');
  if (!gate || !compound) return <MissingCard kind="compound_gate" />;
  const corrects = roleMayHold(world, 'household') && isOnDuty(world, compound.territory_id);
  const selection = { kind: 'compound_gate', id } as const;
  const title = `${compound.name} ${t(`card.gate.${gate.kind}`)}`;
  const saveHours = async (): Promise<void> => {
    if (hours !== null && (await done('gate.change', changeGate(app, id, { open_hours: hours })))) setHours(null);
  };
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<DoorOpen size={22} />}
        title={title}
        path={[...breadcrumb(world, compound.territory_id), linkTo('compound', compound)]}
        meta={gate.is_closed ? t('card.gate.closed') : gate.open_hours}
      />
      {!gate.is_closed && (
        <p className={blocks.care}>
          <OpenNow open={openStateOf(gateHours(gate.open_hours), now)} />
        </p>
      )}
      <Section title={t('card.gate.counts')}>
        <Note>{t('card.gate.counts.body')}</Note>
      </Section>
      <CardFooter selection={selection} title={title}>
        {corrects && (
          <>
            <Button onClick={() => setHours(gate.open_hours)}>{t('card.gate.hours')}</Button>
            <Button onClick={() => void done('gate.change', changeGate(app, id, { is_closed: !gate.is_closed }))}>
              {t(gate.is_closed ? 'card.gate.reopen' : 'card.gate.close')}
            </Button>
          </>
        )}
      </CardFooter>
      <Sheet
        open={hours !== null}
        onClose={() => setHours(null)}
        title={t('card.gate.hours')}
        footer={
          <Button weight="primary" onClick={() => void saveHours()}>
            {t('operation.gate.change')}
          </Button>
        }
      >
        <HoursField value={hours ?? gate.open_hours} onChange={setHours} />
      </Sheet>
    </article>
  );
}
