/** A service centre or station: open or not comes first, because that is what people call about. */
import { UserRound } from 'lucide-react';
import { serviceStationAnswer } from '../../domain/answers/service-station.ts';
import type { OpeningHours } from '../../domain/entities.ts';
import type { ServiceStationId } from '../../domain/ids.ts';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import { DrawHere } from './LaterCards.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Facts, type Fact } from './parts/Facts.tsx';
import { Limited } from './parts/Limited.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { OpenNow } from './parts/OpenNow.tsx';
import { Responsible } from './parts/Responsible.tsx';
import { CallButton, Row, Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import styles from './parts/blocks.module.css';
import { Tag } from './parts/Tag.tsx';
import { useAnswer } from './parts/use-answer.ts';
import { useWords, wordFor, type PlainKey, type Words as WordsOf } from './parts/use-words.ts';
import { AMENITIES, ROOMS } from './parts/station-words.ts';

export function ServiceStationCard({ id }: { readonly id: ServiceStationId }) {
  const answer = useAnswer(serviceStationAnswer, id);
  const words = useWords();
  if (!answer) return <MissingCard kind="service_station" />;
  const { t, weekday } = words;
  const { station, today, week } = answer;
  const selection = { kind: 'service_station', id } as const;
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<MapSymbol name={station.tier} size={28} />}
        title={station.name}
        path={answer.path}
        party
        meta={t(`card.station.${station.tier}`)}
      />
      <p className={styles.care}>
        <OpenNow open={answer.open} />
        {station.phone !== null && <CallButton phone={station.phone} name={station.name} />}
      </p>
      <Section title={t('card.station.today')}>
        {today.length === 0 ? (
          <Note>{t('card.station.no_duty')}</Note>
        ) : (
          <Rows>
            {today.map((duty) => (
              <Row
                key={duty.id}
                icon={<UserRound size={20} />}
                name={duty.name}
                phone={duty.phone}
                callName={duty.name}
              />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={t('card.station.rooms')}>
        <Words codes={station.rooms} texts={ROOMS} />
      </Section>
      <Section title={t('card.station.amenities')}>
        <Words codes={station.amenities} texts={AMENITIES} />
      </Section>
      <Section title={t('card.station.hours')}>
        <Facts
          facts={[
            ...hoursFacts(words, answer.hours),
            station.address !== null && { label: t('card.fact.address'), value: station.address, wide: true },
          ]}
        />
      </Section>
      <Responsible workers={answer.workers} orgs={answer.org ? [answer.org] : []} />
      {week.length > 0 && (
        <Section title={t('card.station.week')}>
          <Limited items={week} head={7} label={t('card.station.week')}>
            {(duty) => (
              <Row
                key={duty.id}
                name={duty.name}
                note={weekday(duty.weekday)}
                end={duty.weekday === answer.weekday ? <Tag>{t('card.station.today')}</Tag> : undefined}
              />
            )}
          </Limited>
        </Section>
      )}
      <CardFooter selection={selection} title={station.name}>
        <DrawHere of={{ kind: 'service_station', id }} territoryId={station.territory_id} />
      </CardFooter>
    </article>
  );
}

function Words({
  codes,
  texts,
}: {
  readonly codes: readonly string[];
  readonly texts: Readonly<Record<string, PlainKey>>;
}) {
  const { t } = useWords();
  if (codes.length === 0) return <Note>{t('card.station.nothing')}</Note>;
  return (
    <p className={styles.care}>
      {codes.map((code) => (
        <Tag key={code}>{wordFor(t, texts, code)}</Tag>
      ))}
    </p>
  );
}

/** One line per set of days, its times after one another; the days as a span where they follow one another. */
function hoursFacts({ t, weekday }: WordsOf, hours: readonly OpeningHours[]): Fact[] {
  const times = new Map<string, string[]>();
  for (const { days, from, to } of hours) {
    const sorted = [...days].sort((a, b) => a - b);
    const first = sorted[0] ?? 1,
      last = sorted.at(-1) ?? 1;
    const isSpan = sorted.length > 2 && last - first === sorted.length - 1;
    const label = isSpan
      ? t('card.station.days', { from: weekday(first), to: weekday(last) })
      : sorted.map(weekday).join(t('card.separator'));
    times.set(label, [...(times.get(label) ?? []), `${from}–${to}`]);
  }
  return [...times].map(([label, spans]) => ({ label, value: spans.join(t('card.separator')), wide: true }));
}
