import { useEffect } from 'react';
import { openScreen } from '../../commands/open-screen.ts';
import { select } from '../../commands/select.ts';
import { useApp } from '../app-context.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';

/** “您正在离开网格”, wherever in the app the walker is; the patrol's own place keeps saying it while it is true. */
export function useLeavingNotice(): void {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  useEffect(
    () =>
      app.store.subscribe(({ patrol, screen, selection, world }, before) => {
        if (!patrol.watch.outside || before.patrol.watch.outside) return;
        if (screen === 'patrol' && selection === null) return;
        const place = world.territory.get(patrol.running?.territory_id ?? '')?.name ?? '';
        toast(t('shell.leaving', { place }), {
          label: t('shell.leaving.open'),
          run: () => {
            select(app, null);
            openScreen(app, 'patrol');
          },
        });
      }),
    [app, t, toast],
  );
}
