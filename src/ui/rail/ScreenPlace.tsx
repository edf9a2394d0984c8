/** One place of the rail, once its code has come. When it does not come, the rest of the app still works. */
import { TriangleAlert } from 'lucide-react';
import { Component, lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { SkeletonRows } from '../parts/Skeleton.tsx';
import { useText } from '../use-text.ts';
import type { RailPlace, ScreenProps } from './places.ts';

interface ScreenPlaceProps extends ScreenProps {
  readonly place: Pick<RailPlace, 'load'>;
}

export function ScreenPlace({ place, card }: ScreenPlaceProps) {
  const t = useText();
  const [attempt, setAttempt] = useState(0);
  // `attempt` is what makes a failed import be asked for again.
  // oxlint-disable-next-line react/exhaustive-deps
  const Content = useMemo(() => place.load && lazy(place.load), [place, attempt]);
  if (!Content) return null;
  return (
    <Boundary key={attempt} fallback={<NotArrived onRetry={() => setAttempt(attempt + 1)} />}>
      <Suspense fallback={<SkeletonRows label={t('shell.screen_opening')} />}>
        <Content card={card} />
      </Suspense>
    </Boundary>
  );
}

function NotArrived({ onRetry }: { readonly onRetry: () => void }) {
  const t = useText();
  return (
    <Notice
      icon={<TriangleAlert />}
      title={t('shell.screen_failed.title')}
      action={<Button onClick={onRetry}>{t('shell.status.retry')}</Button>}
    >
      {t('shell.screen_failed.body')}
    </Notice>
  );
}

class Boundary extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
