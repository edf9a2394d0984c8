/** Whoever may not hold households reads what has been published; this says that nobody has published this question. */
import { EyeOff } from 'lucide-react';
import { openPublished } from '../../../commands/circle/change-circle.ts';
import { publishedCircles } from '../../../domain/answers/circle-published.ts';
import { formatDate } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Notice } from '../../parts/Notice.tsx';

export function NotPublished() {
  const app = useApp();
  const { t, locale } = useWords();
  const world = useAppState((state) => state.world);
  const others = publishedCircles(world);
  return (
    <>
      <Notice icon={<EyeOff />} title={t('circle.published.none.title')}>
        {t(others.length > 0 ? 'circle.published.none.body' : 'circle.published.none.nothing')}
      </Notice>
      <Rows label={t('circle.published.list')}>
        {others.map((circle) => (
          <Row
            key={circle.id}
            onTake={() => openPublished(app, circle)}
            name={circle.name}
            note={t('circle.published.line', {
              who: circle.published_by,
              when: formatDate(locale, circle.published_at),
            })}
          />
        ))}
      </Rows>
    </>
  );
}
