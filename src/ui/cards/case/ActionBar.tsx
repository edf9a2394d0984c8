/**
 * What this person can do with the case, always at the foot of its card: one large button at the right, under the thumb;
 * the rest behind “更多”, with the reasons why something cannot be done now.
 */
import { Suspense, useEffect, useMemo, useState } from 'react';
import { Ellipsis, History, Hourglass } from 'lucide-react';
import { actOnCase, noInput, type CaseInput } from '../../../commands/act-on-case.ts';
import { caseAvailability } from '../../../commands/availability.ts';
import { undoOperation } from '../../../commands/undo-operation.ts';
import type { CaseAction, CaseActions } from '../../../domain/answers/case-actions.ts';
import type { CaseAnswer } from '../../../domain/answers/case.ts';
import { toFailure } from '../../../domain/failure.ts';
import type { PreparedPhoto } from '../../../domain/operations/photo.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { useWords } from '../parts/use-words.ts';
import styles from './ActionBar.module.css';
import { FIELDS } from './form-fields.ts';
import { ActionForm, MoreActions, warmSheets } from './sheets.ts';

export function ActionBar({ answer }: { readonly answer: CaseAnswer }) {
  const { t } = useWords();
  const { record } = answer;
  const world = useAppState((state) => state.world);
  const outbox = useAppState((state) => state.outbox);
  const day = useAppState((state) => state.day);
  const actions = useMemo(() => caseAvailability({ world, outbox, day }, record), [world, outbox, day, record]);
  const [asked, setAsked] = useState<CaseAction | null>(null);
  const [more, setMore] = useState(false);
  const act = useAct(answer);
  useEffect(() => void warmSheets(), []);
  const choose = (action: CaseAction): void => {
    setMore(false);
    // What asks for nothing is done at a tap; it can be undone.
    if (FIELDS[action.operation].length === 0) void act(action, noInput);
    else setAsked(action);
  };
  const { primary, possible, blocked } = actions;
  const others = possible.length + blocked.length > 0;
  if (!primary && !others && !actions.waitingFor) return null;
  return (
    <div className={styles.bar}>
      {!primary && (day === null ? <Waiting answer={answer} waitingFor={actions.waitingFor} /> : <Past />)}
      {others && (
        <Button large icon={<Ellipsis size={20} aria-hidden="true" />} onClick={() => setMore(true)}>
          {t('case.action.more')}
        </Button>
      )}
      {primary && (
        <Button weight="primary" large className={styles.primary} onClick={() => choose(primary)}>
          {t(`operation.${primary.operation}`)}
        </Button>
      )}
      <Suspense>
        {more && <MoreActions possible={possible} blocked={blocked} onChoose={choose} onClose={() => setMore(false)} />}
        {asked && (
          <ActionForm
            answer={answer}
            action={asked}
            onClose={() => setAsked(null)}
            onDone={(...given) => void act(...given).then((done) => done && setAsked(null))}
          />
        )}
      </Suspense>
    </div>
  );
}

type Act = (action: CaseAction, input: CaseInput, photos?: readonly PreparedPhoto[]) => Promise<boolean>;

/** Records the step, says so, and offers to take it back. False when it could not be recorded: the form stays as it is. */
function useAct({ record }: CaseAnswer): Act {
  const app = useApp();
  const { t } = useWords();
  const toast = useToast();
  const undo = async (opId: string): Promise<void> =>
    toast(t((await undoOperation(app, opId)) ? 'case.action.undone' : 'case.action.undo_late'));
  return async ({ operation }, input, photos = []) => {
    try {
      const opId = await actOnCase(app, record.id, operation, input, photos);
      const done = app.store.getState().online ? 'case.action.done' : 'case.action.queued';
      toast(t(done, { action: t(`operation.${operation}`) }), {
        label: t('case.action.undo'),
        run: () => void undo(opId),
      });
      return true;
    } catch (error) {
      const { code } = toFailure(error);
      // A step and its photos are kept together or not at all; the words alone may still find room.
      toast(t(code === 'quota' && photos.length > 0 ? 'case.action.photos_no_room' : `failure.${code}`));
      return false;
    }
  };
}

function Past() {
  const { t } = useWords();
  return (
    <p className={styles.waiting}>
      <History size={16} aria-hidden="true" />
      <span>{t('case.obstacle.past_day')}</span>
    </p>
  );
}

/** Whose turn it is, when it is not this person's: by name where somebody has it in hand. */
function Waiting({
  answer: { worker },
  waitingFor,
}: {
  readonly answer: CaseAnswer;
  readonly waitingFor: CaseActions['waitingFor'];
}) {
  const { t, roles } = useWords();
  if (!waitingFor) return <p className={styles.waiting}>{t('case.action.none')}</p>;
  const byWorker = waitingFor.roles.length === 1 && waitingFor.roles[0] === 'grid_worker';
  const who = byWorker && worker ? worker.link.name : roles(waitingFor.roles);
  return (
    <p className={styles.waiting}>
      <Hourglass size={16} aria-hidden="true" />
      <span>{t('case.action.waiting', { who, action: t(`operation.${waitingFor.operation}`) })}</span>
    </p>
  );
}
