/** Why a list is empty: still coming, offline before the first pull, failed, or truly nothing here. */
import { CloudOff, Inbox, RefreshCw, TriangleAlert } from 'lucide-react';
import { pull } from '../../commands/pull.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { SkeletonRows } from '../parts/Skeleton.tsx';
import { useText } from '../use-text.ts';
import type { ListTab } from './flat-lists.ts';

export function ListNotice({ tab, openOnly }: { readonly tab: ListTab; readonly openOnly: boolean }) {
  const app = useApp();
  const t = useText();
  const sync = useAppState((state) => state.sync);
  const retry = (
    <Button icon={<RefreshCw size={18} aria-hidden="true" />} onClick={() => void pull(app)}>
      {t('shell.status.retry')}
    </Button>
  );
  if (sync.dataAsOf === null) {
    if (sync.phase === 'offline') {
      return (
        <Notice icon={<CloudOff />} title={t('shell.list.offline_first')} action={retry}>
          {t('shell.list.offline_first_hint')}
        </Notice>
      );
    }
    if (sync.phase === 'failed') {
      return (
        <Notice icon={<TriangleAlert />} title={t('shell.list.failed')} action={retry}>
          {t(`failure.${sync.failure?.code ?? 'unexpected'}`)}
        </Notice>
      );
    }
    return <SkeletonRows label={t('shell.list.loading')} />;
  }
  const empty = tab === 'cases' && openOnly ? 'open_cases' : tab;
  return (
    <Notice icon={<Inbox />} title={t(`shell.list.empty_${empty}`)}>
      {t(`shell.list.empty_${empty}_hint`)}
    </Notice>
  );
}
