/** 亮单: staff put up what a team can do, in the team's own words. */
import { useState } from 'react';
import { Plus } from 'lucide-react';
import type { Outcome, VolunteerTeam } from '../../../domain/entities.ts';
import type { ServiceOfferId } from '../../../domain/ids.ts';
import { newId } from '../../../domain/new-id.ts';
import { useApp } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useWords } from '../parts/use-words.ts';
import blocks from '../parts/blocks.module.css';
import styles from './OrderActions.module.css';
import { skillWord } from './skill-words.ts';
import { useAct } from './use-act.ts';

const OUTCOMES: readonly Outcome[] = ['micro_service', 'activity', 'hard_problem'];

export function PublishOffer({ team }: { readonly team: VolunteerTeam }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return open ? (
    <Form team={team} onClose={() => setOpen(false)} />
  ) : (
    <div className={blocks.ask}>
      <Button icon={<Plus size={20} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('operation.offer.publish')}
      </Button>
    </div>
  );
}

function Form({ team, onClose }: { readonly team: VolunteerTeam; readonly onClose: () => void }) {
  const app = useApp();
  const { t } = useWords();
  const act = useAct();
  const [skill, setSkill] = useState(team.skills[0] ?? '');
  const [outcome, setOutcome] = useState<Outcome>('micro_service');
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const missing = title.trim() === '';
  const publish = async (): Promise<void> => {
    const more = description.trim();
    const done = await act('offer.publish', {
      offer_id: newId(app.clock.now()) as ServiceOfferId,
      team_id: team.id,
      skill,
      outcome,
      title: title.trim(),
      ...(more === '' ? {} : { description: more }),
    });
    if (done) onClose();
  };
  return (
    <form
      className={styles.inline}
      aria-label={t('operation.offer.publish')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) void publish();
      }}
    >
      <TextField label={t('order.offer.title')} longest={40} value={title} onChange={setTitle} />
      <Segmented
        label={t('order.team.skills')}
        value={skill}
        options={team.skills.map((each) => ({ value: each, label: skillWord(t, each) }))}
        onChange={setSkill}
      />
      <Segmented
        label={t('order.offer.outcome')}
        value={outcome}
        options={OUTCOMES.map((each) => ({ value: each, label: t(`order.outcome.${each}`) }))}
        onChange={setOutcome}
      />
      <TextField
        label={t('order.offer.description')}
        rows={2}
        longest={500}
        value={description}
        onChange={setDescription}
      />
      <div className={styles.foot}>
        <Button onClick={onClose}>{t('order.action.back')}</Button>
        <Button weight="primary" type="submit" disabled={missing}>
          {t('operation.offer.publish')}
        </Button>
      </div>
    </form>
  );
}
