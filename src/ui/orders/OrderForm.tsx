/** 点单: what was chosen, where it is wanted, what the resident says; one button. Works without a network. */
import { useState, type FormEvent } from 'react';
import { HeartHandshake } from 'lucide-react';
import { changeOrder } from '../../commands/orders/change-order.ts';
import { dropOrder } from '../../commands/orders/drop-order.ts';
import { placeOrder } from '../../commands/orders/place-order.ts';
import { toFailure } from '../../domain/failure.ts';
import { orderArgs, type OrderDraft } from '../../domain/order-draft.ts';
import type { World } from '../../domain/world.ts';
import { useApp } from '../app-context.tsx';
import { Row, Rows } from '../cards/parts/Row.tsx';
import { Note, Section } from '../cards/parts/Section.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { skillWord } from '../cards/service/skill-words.ts';
import { useTellDone } from '../cards/service/use-act.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useToast } from '../parts/Toast.tsx';
import styles from './OrderForm.module.css';
import { OrderPlaceField } from './OrderPlaceField.tsx';

interface OrderFormProps {
  readonly draft: OrderDraft;
  readonly world: World;
  /** It is on this device's disk. */
  readonly onPlaced: () => void;
}

export function OrderForm({ draft, world, onPlaced }: OrderFormProps) {
  const app = useApp();
  const { t } = useWords();
  const toast = useToast();
  const tell = useTellDone();
  const [busy, setBusy] = useState(false);
  const offer = world.service_offer.get(draft.offer_id ?? '');
  const ready = orderArgs(draft) !== null && offer !== undefined;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    try {
      tell('order.place', await placeOrder(app));
      onPlaced();
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} aria-label={t('operation.order.place')}>
      <Section title={t('order.place.what')}>
        <Rows>
          <Row
            icon={<HeartHandshake size={22} />}
            name={offer?.title ?? t('order.place.offer_gone')}
            note={
              offer &&
              [skillWord(t, offer.skill), world.volunteer_team.get(offer.team_id)?.name].filter(Boolean).join(' · ')
            }
            detail={offer?.description || undefined}
            action={
              <Button weight="quiet" onClick={() => changeOrder(app, { offer_id: null })}>
                {t('order.place.change')}
              </Button>
            }
          />
        </Rows>
      </Section>
      <OrderPlaceField place={draft.place} world={world} />
      <Section title={t('order.place.who')}>
        <Note>{t('order.place.who_sees')}</Note>
        <div className={styles.fields}>
          <TextField
            label={t('order.place.name')}
            longest={50}
            value={draft.resident_name}
            onChange={(resident_name) => changeOrder(app, { resident_name })}
          />
          <TextField
            label={t('order.place.phone')}
            kind="tel"
            longest={30}
            value={draft.resident_phone}
            onChange={(resident_phone) => changeOrder(app, { resident_phone })}
          />
          <label className={styles.date}>
            <span className={styles.label}>{t('order.place.wished_on')}</span>
            <input
              className={styles.input}
              type="date"
              value={draft.wished_on}
              onChange={(event) => changeOrder(app, { wished_on: event.target.value })}
            />
          </label>
          <TextField
            label={t('order.card.said')}
            rows={2}
            longest={2000}
            value={draft.description}
            onChange={(description) => changeOrder(app, { description })}
          />
        </div>
      </Section>
      <div className={styles.foot}>
        <Button className={styles.other} onClick={() => dropOrder(app)}>
          {t('order.place.drop')}
        </Button>
        <Button weight="primary" type="submit" className={styles.primary} disabled={!ready || busy}>
          {draft.place === null ? t('order.place.place_missing') : t('operation.order.place')}
        </Button>
      </div>
    </form>
  );
}
