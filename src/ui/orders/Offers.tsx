/** 亮单: what the teams offer, found by skill and by words; who has room and is well rated comes first. */
import { HeartHandshake } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { beginOrder } from '../../commands/orders/begin-order.ts';
import { offersFor, skillsOffered, type OfferLine } from '../../domain/answers/order-board.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { mayPlaceOrder } from '../../domain/rules/order-steps.ts';
import type { World } from '../../domain/world.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Limited } from '../cards/parts/Limited.tsx';
import { Row } from '../cards/parts/Row.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { skillWord } from '../cards/service/skill-words.ts';
import { loadText, ratingText } from '../cards/service/team-words.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import styles from './OrdersScreen.module.css';

const HEAD = 40;

export function Offers({ world }: { readonly world: World }) {
  const { t } = useWords();
  const [skill, setSkill] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const skills = useMemo(() => skillsOffered(world), [world]);
  const lines = useMemo(() => offersFor(world, skill, asked, (each) => skillWord(t, each)), [world, skill, asked, t]);
  return (
    <>
      <div className={styles.bar}>
        <input
          className={styles.search}
          type="search"
          value={query}
          aria-label={t('order.screen.search')}
          placeholder={t('order.screen.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <div className={styles.chips} role="group" aria-label={t('order.team.skills')}>
        {skills.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.chip}
            aria-pressed={each === skill}
            onClick={() => setSkill(each === skill ? null : each)}
          >
            {skillWord(t, each)}
          </button>
        ))}
      </div>
      {lines.length === 0 ? (
        <Notice icon={<HeartHandshake size={24} />} title={t('order.screen.no_offers')}>
          {t('order.screen.no_offers_hint')}
        </Notice>
      ) : (
        <Limited key={`${skill} ${asked}`} items={lines} head={HEAD} label={t('order.screen.offers')}>
          {(line) => <OfferRow key={line.offer.id} line={line} />}
        </Limited>
      )}
    </>
  );
}

function OfferRow({ line: { offer, team } }: { readonly line: OfferLine }) {
  const app = useApp();
  const words = useWords();
  const may = useAppState(({ world }) => mayPlaceOrder(profileOf(world)?.role));
  return (
    <Row
      to={{ kind: 'volunteer_team', id: team.id }}
      icon={<MapSymbol name="volunteer_team" size={24} />}
      name={offer.title}
      note={[team.name, offer.description].filter(Boolean).join(' · ')}
      detail={`${loadText(words, team)} · ${ratingText(words, team)}`}
      action={
        may ? (
          <Button
            aria-label={words.t('order.place.this', { title: offer.title, team: team.name })}
            onClick={() => beginOrder(app, { offer_id: offer.id })}
          >
            {words.t('operation.order.place')}
          </Button>
        ) : undefined
      }
    />
  );
}
