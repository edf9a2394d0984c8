/** A volunteer team: can they come, what can they do, how good are they. */
import { UserRound } from 'lucide-react';
import { volunteerTeamAnswer } from '../../domain/answers/volunteer-team.ts';
import type { Outcome, ServiceOffer, VolunteerTeam } from '../../domain/entities.ts';
import type { VolunteerTeamId } from '../../domain/ids.ts';
import { Button } from '../parts/Button.tsx';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Limited } from './parts/Limited.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { Row, Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import styles from './parts/blocks.module.css';
import { Tag } from './parts/Tag.tsx';
import { useAnswer } from './parts/use-answer.ts';
import { useWords } from './parts/use-words.ts';
import { Outcomes } from './service/Outcomes.tsx';
import { PublishOffer } from './service/PublishOffer.tsx';
import { skillWord } from './service/skill-words.ts';
import { loadText, ratingText } from './service/team-words.ts';
import { useAct } from './service/use-act.ts';
import '../../i18n/order-texts.ts';

export function VolunteerTeamCard({ id }: { readonly id: VolunteerTeamId }) {
  const answer = useAnswer(volunteerTeamAnswer, id);
  const words = useWords();
  if (!answer) return <MissingCard kind="volunteer_team" />;
  const { t } = words;
  const { team, offers, inHand, mayPublish } = answer;
  const selection = { kind: 'volunteer_team', id } as const;
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<MapSymbol name="volunteer_team" size={26} />}
        title={team.name}
        path={answer.path}
        meta={t('order.team.kind', { n: team.members })}
      />
      <p className={styles.care}>
        <Tag tone={team.in_hand >= team.capacity ? 'soon' : 'plain'}>{loadText(words, team)}</Tag>
        <Tag tone={team.rating_average === null ? 'missing' : 'done'}>{ratingText(words, team)}</Tag>
      </p>
      {(team.leader_name !== null || team.phone !== null) && (
        <Rows>
          <Row
            icon={<UserRound size={20} />}
            name={team.leader_name ?? team.name}
            note={t('order.team.leader')}
            phone={team.phone}
            callName={team.leader_name ?? team.name}
          />
        </Rows>
      )}
      <Section title={t('order.team.skills')}>
        <p className={styles.care}>
          {team.skills.map((skill) => (
            <Tag key={skill}>{skillWord(t, skill)}</Tag>
          ))}
        </p>
      </Section>
      <Section title={t('order.team.offers')}>
        {offers.length === 0 ? (
          <Note>{t('order.team.no_offers')}</Note>
        ) : (
          <Limited items={offers} head={5} label={t('order.team.offers')}>
            {(offer) => (
              <Row
                key={offer.id}
                name={offer.title}
                note={`${skillWord(t, offer.skill)} · ${t(`order.outcome.${offer.outcome}`)}`}
                detail={offer.description || undefined}
                action={mayPublish ? <WithdrawOffer offer={offer} /> : undefined}
              />
            )}
          </Limited>
        )}
        {mayPublish && <PublishOffer team={team} />}
      </Section>
      {inHand !== null && (
        <Section title={t('order.team.hand')}>
          {inHand.length === 0 ? (
            <Note>{t('order.team.nothing_in_hand')}</Note>
          ) : (
            <Limited items={inHand} head={5} label={t('order.team.hand')}>
              {({ order, link, where }) => (
                <Row
                  key={order.id}
                  to={link.selection}
                  icon={<MapSymbol name="service_order" size={26} />}
                  name={link.name}
                  note={where}
                  end={<Tag>{t(`order.stage.${order.stage}`)}</Tag>}
                />
              )}
            </Limited>
          )}
        </Section>
      )}
      <Section title={t('order.team.outcomes')}>
        <Outcomes figures={figuresOf(team)} />
      </Section>
      <CardFooter selection={selection} title={team.name} />
    </article>
  );
}

const figuresOf = (team: VolunteerTeam): Readonly<Record<Outcome, number>> => ({
  micro_service: team.micro_services,
  activity: team.activities,
  hard_problem: team.hard_problems,
});

function WithdrawOffer({ offer }: { readonly offer: ServiceOffer }) {
  const { t } = useWords();
  const act = useAct();
  return (
    <Button
      weight="quiet"
      aria-label={t('order.offer.withdraw', { title: offer.title })}
      onClick={() => void act('offer.withdraw', { offer_id: offer.id })}
    >
      {t('operation.offer.withdraw')}
    </Button>
  );
}
