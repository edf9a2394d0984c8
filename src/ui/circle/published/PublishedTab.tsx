/** 发布: what leaders read, how old it is, and whether it is still true. */
import { Megaphone, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { openPublished } from '../../../commands/circle/change-circle.ts';
import { withdrawCircle } from '../../../commands/circle/publish-circle.ts';
import { publishedCircles } from '../../../domain/answers/circle-published.ts';
import type { ServiceCircle } from '../../../domain/entities.ts';
import { roleMayHold } from '../../../domain/rules/may-hold.ts';
import { formatDateTime } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { Tag } from '../../cards/parts/Tag.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { PendingMark } from '../../parts/PendingMark.tsx';
import circle from '../Circle.module.css';
import styles from '../scenarios/Scenarios.module.css';
import { isStale, whyStale } from '../stale-text.ts';
import { useDone } from '../use-done.ts';
import { PublishSheet } from './PublishSheet.tsx';
import { usePublishObstacle } from './use-publish-obstacle.ts';

const PUBLISHERS = ['community_staff', 'street_staff'];

export function PublishedTab() {
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const role = useAppState(({ session }) => (session.kind === 'signed_in' ? session.role : null));
  const obstacle = usePublishObstacle();
  const [publishing, setPublishing] = useState(false);
  const publishes = role !== null && PUBLISHERS.includes(role) && roleMayHold(world, 'household');
  const circles = publishedCircles(world);
  return (
    <Section title={t('circle.published.list')} aside={t('circle.count', { n: circles.length })}>
      {circles.length === 0 && <Note>{t('circle.published.empty.body')}</Note>}
      <ul aria-label={t('circle.published.list')}>
        {circles.map((each) => (
          <Published key={each.id} published={each} publishes={publishes} />
        ))}
      </ul>
      {publishes && (
        <div className={circle.buttons}>
          <Button
            weight="primary"
            icon={<Megaphone size={20} aria-hidden="true" />}
            disabled={obstacle !== null}
            onClick={() => setPublishing(true)}
          >
            {t('operation.circle.publish')}
          </Button>
          {obstacle !== null && <Note>{t(`circle.publish.not.${obstacle}`)}</Note>}
        </div>
      )}
      {publishing && <PublishSheet onClose={() => setPublishing(false)} />}
    </Section>
  );
}

function Published({ published, publishes }: { readonly published: ServiceCircle; readonly publishes: boolean }) {
  const app = useApp();
  const words = useWords();
  const { t, locale } = words;
  const done = useDone();
  const network = useAppState((state) => state.circle.network);
  const { id, name, published_by, published_at } = published;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <div className={styles.words}>
          <strong>{name}</strong>
          <span className={styles.quiet}>
            {t('circle.published.line', { who: published_by, when: formatDateTime(locale, published_at) })}
          </span>
          {isStale(published, network) && (
            <>
              <Tag tone="soon" icon={<TriangleAlert size={14} aria-hidden="true" />}>
                {t('circle.published.stale')}
              </Tag>
              <span className={styles.quiet}>{whyStale(words, published)}</span>
            </>
          )}
        </div>
        <PendingMark id={id} />
      </div>
      <div className={styles.actions}>
        <Button onClick={() => openPublished(app, published)}>{t('circle.published.open')}</Button>
        {publishes && (
          <Button weight="quiet" onClick={() => void done('circle.withdraw', withdrawCircle(app, id))}>
            {t('operation.circle.withdraw')}
          </Button>
        )}
      </div>
    </li>
  );
}
