/** A selection without a row: say which of three reasons it is and what to do; never an empty panel. */
import { Lock, MapPinOff } from 'lucide-react';
import { flyHome } from '../../../commands/fly-home.ts';
import { select } from '../../../commands/select.ts';
import { whyMissing } from '../../../domain/answers/missing.ts';
import type { SelectableKind } from '../../../domain/selection.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { SkeletonRows } from '../../parts/Skeleton.tsx';
import { useWords } from './use-words.ts';

export function MissingCard({ kind }: { readonly kind: SelectableKind }) {
  const app = useApp();
  const { t, roles } = useWords();
  const world = useAppState((state) => state.world);
  // Until the first pull is complete, a missing row is one that has not arrived yet.
  const arriving = useAppState(
    (state) => state.sync.dataAsOf === null && state.sync.phase !== 'failed' && state.sync.phase !== 'offline',
  );
  if (arriving) return <SkeletonRows label={t('card.loading')} />;
  const missing = whyMissing(world, kind);
  const goHome = (): void => {
    select(app, null);
    flyHome(app);
  };
  return (
    <Notice
      icon={missing.reason === 'gone' ? <MapPinOff size={24} /> : <Lock size={24} />}
      title={t(`card.missing.${missing.reason}.title`)}
      action={<Button onClick={goHome}>{t('card.home')}</Button>}
    >
      {missing.reason === 'gone'
        ? t('card.missing.gone.body')
        : t(`card.missing.${missing.reason}.body`, { roles: roles(missing.ask) })}
    </Notice>
  );
}
