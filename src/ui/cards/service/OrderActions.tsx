/**
 * What comes next with an order, at the foot of its card: one large button under the thumb, the rest beside it. What needs
 * words or a rating asks for them above the button first. Dispatching is done at the suggested teams.
 */
import { useState } from 'react';
import { Ellipsis } from 'lucide-react';
import type { ServiceOrder } from '../../../domain/entities.ts';
import type { PreparedPhoto } from '../../../domain/operations/photo.ts';
import type { OrderVerb } from '../../../domain/rules/order-steps.ts';
import { Button } from '../../parts/Button.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { TakePhotos } from '../../photos/TakePhotos.tsx';
import { useWords } from '../parts/use-words.ts';
import styles from './OrderActions.module.css';
import { RatingField } from './RatingField.tsx';
import { useAct, type Act } from './use-act.ts';

type Asked = Exclude<OrderVerb, 'dispatch'>;

interface OrderActionsProps {
  readonly order: ServiceOrder;
  readonly steps: readonly OrderVerb[];
}

export function OrderActions({ order, steps }: OrderActionsProps) {
  const { t } = useWords();
  const act = useAct();
  const [more, setMore] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const verbs = steps.filter((verb): verb is Asked => verb !== 'dispatch');
  const [first] = verbs;
  // Going back and giving up are never the large button.
  const primary = first === 'decline' || first === 'cancel' ? undefined : first;
  const others = verbs.filter((verb) => verb !== primary);
  const choose = (verb: Asked): void => {
    setMore(false);
    // What asks for nothing is done at a tap.
    if (verb === 'accept') void act('order.accept', { order_id: order.id });
    else setAsked(verb);
  };
  if (verbs.length === 0) return null;
  if (asked) return <Form key={asked} order={order} verb={asked} act={act} onClose={() => setAsked(null)} />;
  return (
    <div className={styles.bar}>
      {more
        ? others.map((verb) => (
            <Button key={verb} className={styles.other} onClick={() => choose(verb)}>
              {t(`operation.order.${verb}`)}
            </Button>
          ))
        : others.length > 0 && (
            <Button
              className={styles.other}
              aria-expanded={false}
              icon={<Ellipsis size={20} aria-hidden="true" />}
              onClick={() => setMore(true)}
            >
              {t('order.action.more')}
            </Button>
          )}
      {primary && (
        <Button weight="primary" className={styles.primary} onClick={() => choose(primary)}>
          {t(`operation.order.${primary}`)}
        </Button>
      )}
    </div>
  );
}

interface FormProps {
  readonly order: ServiceOrder;
  readonly verb: Asked;
  readonly act: Act;
  readonly onClose: () => void;
}

function Form({ order: { id: order_id }, verb, act, onClose }: FormProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [rating, setRating] = useState<number | null>(null);
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [working, setWorking] = useState(false);
  const reason = text.trim();
  const missing = verb === 'rate' ? rating === null : verb === 'complete' ? working : reason === '';
  const send = async (): Promise<void> => {
    if (await doIt(act, verb, { order_id, reason, rating, photos })) onClose();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) void send();
      }}
    >
      {verb === 'rate' && <RatingField value={rating} onChange={setRating} />}
      <TextField
        rows={2}
        longest={2000}
        label={t(
          verb === 'rate' ? 'order.form.comment' : verb === 'complete' ? 'order.form.note' : 'order.form.reason',
        )}
        value={text}
        onChange={setText}
      />
      {verb === 'complete' && <TakePhotos photos={photos} onChange={setPhotos} onWorking={setWorking} />}
      <div className={styles.foot}>
        <Button className={styles.other} onClick={onClose}>
          {t('order.action.back')}
        </Button>
        <Button weight="primary" type="submit" className={styles.primary} disabled={missing}>
          {t(`operation.order.${verb}`)}
        </Button>
      </div>
    </form>
  );
}

interface Given {
  readonly order_id: ServiceOrder['id'];
  readonly reason: string;
  readonly rating: number | null;
  readonly photos: readonly PreparedPhoto[];
}

function doIt(act: Act, verb: Asked, { order_id, reason, rating, photos }: Given): Promise<boolean> {
  switch (verb) {
    case 'accept':
      return act('order.accept', { order_id });
    case 'complete':
      return act('order.complete', { order_id, ...(reason === '' ? {} : { note: reason }) }, photos);
    case 'rate':
      return rating === null
        ? Promise.resolve(false)
        : act('order.rate', { order_id, rating, ...(reason === '' ? {} : { comment: reason }) });
    case 'decline':
      return act('order.decline', { order_id, reason });
    case 'cancel':
      return act('order.cancel', { order_id, reason });
  }
}
