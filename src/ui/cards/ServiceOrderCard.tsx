/** An order: how far it is, what comes next, who serves, whose it is. */
import { Lock, MapPin, UserRound } from 'lucide-react';
import { serviceOrderAnswer, teamsFor, type ServiceOrderAnswer } from '../../domain/answers/service-order.ts';
import type { ServiceOrderId } from '../../domain/ids.ts';
import { ORDER_WAY } from '../../domain/rules/order-steps.ts';
import { formatDate, formatDateTime } from '../../i18n/index.ts';
import { useAppState } from '../app-context.tsx';
import { PhotoStrip } from '../photos/PhotoStrip.tsx';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import { PendingNote } from './case/PendingNote.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import styles from './parts/blocks.module.css';
import { Facts, type Fact } from './parts/Facts.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { Row, Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import { Stages } from './parts/Stages.tsx';
import { Tag } from './parts/Tag.tsx';
import { doorText } from './parts/door-text.ts';
import { useAnswer } from './parts/use-answer.ts';
import { useWords } from './parts/use-words.ts';
import { OrderActions } from './service/OrderActions.tsx';
import { skillWord } from './service/skill-words.ts';
import { SuggestedTeams } from './service/SuggestedTeams.tsx';
import { loadText, ratingText } from './service/team-words.ts';
import { useWalks } from './service/use-walks.ts';
import '../../i18n/order-texts.ts';

export function ServiceOrderCard({ id }: { readonly id: ServiceOrderId }) {
  const answer = useAnswer(serviceOrderAnswer, id);
  const { t, locale } = useWords();
  const world = useAppState((state) => state.world);
  const walked = useAppState(({ walk }) => walk.toOrder);
  useWalks(answer?.order);
  if (!answer) return <MissingCard kind="service_order" />;
  const { order } = answer;
  const selection = { kind: 'service_order', id } as const;
  const way = ORDER_WAY.map((stage) => {
    const name = t(`order.way.${stage}`);
    return { id: stage, name_zh: name, name_en: name };
  });
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<MapSymbol name="service_order" size={26} />}
        title={order.title}
        path={[...answer.path, ...answer.place]}
        meta={`${skillWord(t, order.skill)} · ${t(`order.outcome.${order.outcome}`)}`}
      />
      <p className={styles.care}>
        <Tag tone={order.stage === 'rated' ? 'done' : 'plain'}>{t(`order.stage.${order.stage}`)}</Tag>
        {order.wished_on !== null && (
          <Tag>{t('order.card.wished_on', { date: formatDate(locale, order.wished_on) })}</Tag>
        )}
      </p>
      <PendingNote id={id} />
      <Stages stages={way} at={way.findIndex((stage) => stage.id === order.stage)} />
      <Team answer={answer} />
      {order.stage === 'placed' && answer.steps.includes('dispatch') && (
        <SuggestedTeams order={order} suggestions={teamsFor(world, order, walked)} />
      )}
      <Resident answer={answer} />
      <Told answer={answer} />
      <PhotoStrip subject="service_order" subjectId={id} />
      <Place answer={answer} />
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            ...(['placed_at', 'dispatched_at', 'accepted_at', 'completed_at', 'closed_at'] as const).map(
              (field): Fact | false => {
                const at = order[field];
                return at !== null && { label: t(`order.card.${field}`), value: formatDateTime(locale, at) };
              },
            ),
            { label: t('order.card.number'), value: order.number || t('order.card.unnumbered'), wide: true },
          ]}
        />
      </Section>
      <CardFooter selection={selection} title={order.title} />
      <OrderActions key={order.stage} order={order} steps={answer.steps} />
    </article>
  );
}

function Team({ answer: { team, declinedBy, detail, order } }: { readonly answer: ServiceOrderAnswer }) {
  const words = useWords();
  const { t } = words;
  const declined =
    declinedBy &&
    order.stage === 'placed' &&
    (detail?.decline_reason
      ? t('order.card.declined', { team: declinedBy.name, reason: detail.decline_reason })
      : t('order.card.declined_by', { team: declinedBy.name }));
  return (
    <Section title={t('order.card.team')}>
      {declined && <Note>{declined}</Note>}
      {team ? (
        <Rows>
          <Row
            to={{ kind: 'volunteer_team', id: team.id }}
            icon={<MapSymbol name="volunteer_team" size={24} />}
            name={team.name}
            note={team.leader_name}
            detail={`${loadText(words, team)} · ${ratingText(words, team)}`}
            phone={team.phone}
            callName={team.leader_name ?? team.name}
          />
        </Rows>
      ) : (
        !declined && <Note>{t('order.card.no_team')}</Note>
      )}
    </Section>
  );
}

/** Name, number and door: not for everyone who may know that there is an order. */
function Resident({ answer: { detail, household, detailHolders } }: { readonly answer: ServiceOrderAnswer }) {
  const { t, roles } = useWords();
  const nobody = detail !== null && detail.resident_name === null && detail.resident_phone === null;
  return (
    <Section title={t('order.card.resident')}>
      {detail === null && (
        <Note icon={<Lock size={16} aria-hidden="true" />}>
          {t('order.card.resident_hidden', { roles: roles(detailHolders) })}
        </Note>
      )}
      {nobody && <Note>{t('order.card.no_resident')}</Note>}
      {detail !== null && (
        <Rows>
          {!nobody && (
            <Row
              icon={<UserRound size={20} />}
              name={detail.resident_name ?? t('order.card.resident')}
              phone={detail.resident_phone}
              callName={detail.resident_name ?? t('order.card.resident')}
            />
          )}
          {household && (
            <Row to={household.link.selection} icon={<MapPin size={18} />} name={doorText(t, household.address)} />
          )}
        </Rows>
      )}
    </Section>
  );
}

/** Everything that was said: by the resident, by who served, by who rated. */
function Told({ answer: { detail, order } }: { readonly answer: ServiceOrderAnswer }) {
  const { t } = useWords();
  const words = [
    { title: t('order.card.said'), text: detail?.description },
    { title: t('order.card.done'), text: detail?.completion_note },
    {
      title: t('order.card.rating'),
      text: [order.rating !== null && t('order.card.stars', { n: order.rating }), detail?.rating_comment]
        .filter(Boolean)
        .join('\n'),
    },
    { title: t('order.card.cancelled'), text: detail?.cancel_reason },
  ];
  return words.map(
    ({ title, text }) =>
      text && (
        <Section key={title} title={title}>
          <p className={styles.text}>{text}</p>
        </Section>
      ),
  );
}

function Place({ answer: { place, path } }: { readonly answer: ServiceOrderAnswer }) {
  const { t } = useWords();
  const nearest = place.at(-1) ?? path.at(-1);
  if (!nearest) return null;
  return (
    <Section title={t('order.card.place')}>
      <Rows>
        <Row
          to={nearest.selection}
          icon={<MapPin size={18} />}
          name={place.length > 0 ? place.map((link) => link.name).join(' ') : nearest.name}
        />
      </Rows>
    </Section>
  );
}
