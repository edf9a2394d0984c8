/** 覆盖: the question, the one sentence that answers it, and behind each number the places it counts. */
import { CircleSlash2, CloudOff } from 'lucide-react';
import { askCircle } from '../../../commands/circle/ask-circle.ts';
import { roleMayHold } from '../../../domain/rules/may-hold.ts';
import { formatPercent } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Note } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { SkeletonRows } from '../../parts/Skeleton.tsx';
import { Actions } from '../Actions.tsx';
import { GroundTools } from '../ground/GroundTools.tsx';
import { Method } from '../Method.tsx';
import { Question } from '../question/Question.tsx';
import { useNumbers } from '../use-numbers.ts';
import { Behind } from './Behind.tsx';
import { BlindSpots } from './BlindSpots.tsx';
import { Compare } from './Compare.tsx';
import { NotPublished } from './NotPublished.tsx';
import { OffNetwork } from './OffNetwork.tsx';
import { Sentence } from './Sentence.tsx';

export function ReachTab() {
  const numbers = useNumbers();
  const scope = useAppState(({ circle }) => circle.scope);
  const behind = useAppState(({ circle }) => circle.behind);
  const place = scope && numbers.counts.has(scope.id) ? scope : numbers.whole;
  const count = place ? numbers.counts.get(place.id) : undefined;
  if (behind && place && count) return <Behind what={behind.what} numbers={numbers} place={place} />;
  return (
    <>
      <Standing />
      {place && count ? <Sentence numbers={numbers} place={place} count={count} /> : <Unanswered />}
      <OffNetwork />
      <Question />
      {place && count && (
        <>
          <Compare numbers={numbers} scope={place} />
          {numbers.basis === 'live' && <BlindSpots scope={place} />}
        </>
      )}
      <Actions numbers={numbers} place={place} />
      <GroundTools />
      <Method numbers={numbers} />
    </>
  );
}

/** Where the sentence will stand: how far its coming is, or that nobody has published it. */
function Unanswered() {
  const { t, locale } = useWords();
  const phase = useAppState(({ circle }) => circle.phase);
  const counts = useAppState(({ world }) => roleMayHold(world, 'household'));
  if (phase.kind === 'failed' || phase.kind === 'none') return null; // said already
  if (phase.kind === 'ready' && !counts) return <NotPublished />;
  const label =
    phase.kind === 'loading'
      ? t('circle.loading', { percent: formatPercent(locale, phase.share) })
      : t('circle.counting');
  return (
    <>
      <Note>{label}</Note>
      <SkeletonRows rows={2} label={label} />
    </>
  );
}

/** How it stands with the network, where it does not simply stand well. */
function Standing() {
  const app = useApp();
  const { t } = useWords();
  const phase = useAppState(({ circle }) => circle.phase);
  const places = useAppState(({ circle }) => circle.places.length);
  if (phase.kind === 'failed')
    return (
      <Notice
        icon={<CloudOff />}
        title={t('circle.failed', { reason: t(`failure.${phase.failure.code}`) })}
        action={<Button onClick={() => void askCircle(app, false)}>{t('circle.retry')}</Button>}
      />
    );
  if (places === 0 && phase.kind !== 'idle')
    return (
      <Notice icon={<CircleSlash2 />} title={t('circle.empty.title')}>
        {t('circle.empty.body')}
      </Notice>
    );
  if (phase.kind === 'none')
    return (
      <Notice icon={<CircleSlash2 />} title={t('circle.estimate.title')}>
        {t('circle.estimate.body')}
      </Notice>
    );
  return null;
}
