/** A footpath that staff have added: how long it is, whether it can be walked, and the way to shut it. */
import { Route } from 'lucide-react';
import { metresBetween } from '../../../../geo/crs/metres.ts';
import { changeFootpath } from '../../../commands/circle/gates.ts';
import { lonLat } from '../../../domain/answers/circle-places.ts';
import { breadcrumb } from '../../../domain/answers/territory-tree.ts';
import type { FootpathId } from '../../../domain/ids.ts';
import { isOnDuty, roleMayHold } from '../../../domain/rules/may-hold.ts';
import { formatMetres } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useDone } from '../../circle/use-done.ts';
import { Button } from '../../parts/Button.tsx';
import { CardFooter } from '../parts/CardFooter.tsx';
import { CardHeader } from '../parts/CardHeader.tsx';
import { Facts } from '../parts/Facts.tsx';
import { MissingCard } from '../parts/MissingCard.tsx';
import { Section } from '../parts/Section.tsx';
import { useWords } from '../parts/use-words.ts';

export function FootpathCard({ id }: { readonly id: FootpathId }) {
  const app = useApp();
  const { t, locale } = useWords();
  const done = useDone();
  const world = useAppState((state) => state.world);
  const path = world.footpath.get(id);
  if (!path) return <MissingCard kind="footpath" />;
  const points = path.geom.coordinates.map(lonLat);
  const length = points.reduce(
    (sum, at, n) => sum + (n === 0 ? 0 : metresBetween([...(points[n - 1] ?? at)], [...at])),
    0,
  );
  const corrects = roleMayHold(world, 'household') && isOnDuty(world, path.territory_id);
  const selection = { kind: 'footpath', id } as const;
  const title = path.name ?? t('card.footpath.unnamed');
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<Route size={22} />}
        title={title}
        path={breadcrumb(world, path.territory_id)}
        meta={path.is_closed ? t('card.gate.closed') : t(`card.footpath.${path.kind}`)}
      />
      <Section title={t('card.facts')}>
        <Facts facts={[{ label: t('card.footpath.length'), value: formatMetres(locale, length) }]} />
      </Section>
      <CardFooter selection={selection} title={title}>
        {corrects && (
          <Button onClick={() => void done('footpath.change', changeFootpath(app, id, { is_closed: !path.is_closed }))}>
            {t(path.is_closed ? 'card.gate.reopen' : 'card.footpath.close')}
          </Button>
        )}
      </CardFooter>
    </article>
  );
}
