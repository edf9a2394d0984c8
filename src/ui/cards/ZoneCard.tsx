/** A responsibility line: how long it is and who answers for it come first; below, its neighbours and what staff can do with it. */
import { CircleDashed, Landmark, PencilLine, Scissors, Trash2, Waves, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { beginCut } from '../../commands/drawing/begin.ts';
import { changeZone, removeZone } from '../../commands/drawing/save.ts';
import { select } from '../../commands/select.ts';
import { zoneAnswer } from '../../domain/answers/zones.ts';
import type { ResponsibilityZone } from '../../domain/entities.ts';
import type { ResponsibilityZoneId } from '../../domain/ids.ts';
import { mayDraw } from '../../domain/rules/may-hold.ts';
import '../../i18n/plan-texts.ts';
import { useApp, useAppState } from '../app-context.tsx';
import circle from '../circle/Circle.module.css';
import { useDone } from '../circle/use-done.ts';
import { Button } from '../parts/Button.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { TextField } from '../parts/TextField.tsx';
import draw from '../plan/draw/Draw.module.css';
import { UnitChoice } from '../plan/draw/UnitChoice.tsx';
import { useMetres } from '../plan/draw/use-metres.ts';
import { useText } from '../use-text.ts';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Facts } from './parts/Facts.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { Row, Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import { useAnswer } from './parts/use-answer.ts';

export default function ZoneCard({ id }: { readonly id: ResponsibilityZoneId }) {
  const app = useApp();
  const t = useText();
  const metresOf = useMetres();
  const done = useDone();
  const answer = useAnswer(zoneAnswer, id);
  const changes = useAppState(({ world }) => answer !== null && mayDraw(world, answer.zone.territory_id));
  const [open, setOpen] = useState<'unit' | 'name' | null>(null);
  if (!answer) return <MissingCard kind="responsibility_zone" />;
  const { zone, unit, neighbours, unitMetres } = answer;
  const selection = { kind: 'responsibility_zone', id } as const;
  const remove = async (): Promise<void> => {
    if (await done('zone.remove', removeZone(app, id))) select(app, null);
  };
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={zone.kind === 'river' ? <Waves size={22} /> : <Waypoints size={22} />}
        title={zone.name}
        path={answer.path}
        meta={`${t(`zone.kind.${zone.kind}`)} · ${metresOf(zone.length_m)}`}
      />
      <Section title={t('zone.card.unit')}>
        <Rows label={t('zone.card.unit')}>
          {unit ? (
            <Row
              to={{ kind: 'resident_unit', id: unit.id }}
              icon={<Landmark size={20} />}
              name={unit.name}
              phone={unit.phone}
              callName={unit.name}
            />
          ) : (
            <Row icon={<CircleDashed size={20} />} name={t('zone.nobody')} />
          )}
        </Rows>
        {changes && (
          <div className={draw.tools}>
            <Button weight={unit ? 'plain' : 'primary'} onClick={() => setOpen('unit')}>
              {t(unit ? 'zone.card.reassign' : 'zone.card.assign')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            { label: t('zone.card.length'), value: metresOf(zone.length_m) },
            unitMetres !== null && { label: t('zone.card.unit_total'), value: metresOf(unitMetres) },
          ]}
        />
      </Section>
      <Section title={t('zone.card.neighbours')}>
        {neighbours.length === 0 && <Note>{t('zone.card.neighbours.none')}</Note>}
        <Rows label={t('zone.card.neighbours')}>
          {neighbours.map((each) => (
            <Row
              key={each.zone.id}
              to={{ kind: 'responsibility_zone', id: each.zone.id }}
              icon={each.unit ? <Landmark size={20} /> : <CircleDashed size={20} />}
              name={each.zone.name}
              note={each.unit?.name ?? t('zone.nobody')}
              end={metresOf(each.zone.length_m)}
            />
          ))}
        </Rows>
      </Section>
      {changes && (
        <div className={circle.buttons}>
          <Button icon={<Scissors size={18} aria-hidden="true" />} onClick={() => beginCut(app, id)}>
            {t('zone.card.cut')}
          </Button>
          <Button icon={<PencilLine size={18} aria-hidden="true" />} onClick={() => setOpen('name')}>
            {t('zone.card.rename')}
          </Button>
          <Button icon={<Trash2 size={18} aria-hidden="true" />} onClick={() => void remove()}>
            {t('zone.card.remove')}
          </Button>
        </div>
      )}
      <CardFooter selection={selection} title={zone.name} />
      {open === 'unit' && <AssignSheet zone={zone} onClose={() => setOpen(null)} />}
      {open === 'name' && <NameSheet zone={zone} onClose={() => setOpen(null)} />}
    </article>
  );
}

interface ZoneSheetProps {
  readonly zone: ResponsibilityZone;
  readonly onClose: () => void;
}

function AssignSheet({ zone, onClose }: ZoneSheetProps) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  return (
    <Sheet open onClose={onClose} title={t('zone.card.assign')} hint={zone.name}>
      <UnitChoice
        label={t('zone.card.unit')}
        value={zone.resident_unit_id}
        onChoose={(resident_unit_id) => {
          onClose();
          if (resident_unit_id !== zone.resident_unit_id)
            void done('zone.change', changeZone(app, zone.id, { resident_unit_id }));
        }}
      />
    </Sheet>
  );
}

function NameSheet({ zone, onClose }: ZoneSheetProps) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const [name, setName] = useState(zone.name);
  const save = async (): Promise<void> => {
    if (await done('zone.change', changeZone(app, zone.id, { name: name.trim() }))) onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('zone.card.rename')}
      footer={
        <Button
          weight="primary"
          large
          disabled={name.trim() === '' || name.trim() === zone.name}
          onClick={() => void save()}
        >
          {t('zone.card.rename')}
        </Button>
      }
    >
      <TextField
        label={t('zone.draw.name')}
        longest={60}
        value={name}
        onChange={setName}
        hint={t('zone.draw.name.hint')}
      />
    </Sheet>
  );
}
