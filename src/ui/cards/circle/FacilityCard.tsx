/** A place of daily life (便民设施): is it open, where is it, how to reach it. */
import { Store } from 'lucide-react';
import { breadcrumb } from '../../../domain/answers/territory-tree.ts';
import type { FacilityId } from '../../../domain/ids.ts';
import { openStateOf } from '../../../domain/rules/opening-hours.ts';
import { useAppState } from '../../app-context.tsx';
import { useNow } from '../../use-now.ts';
import { CardFooter } from '../parts/CardFooter.tsx';
import { CardHeader } from '../parts/CardHeader.tsx';
import { Facts } from '../parts/Facts.tsx';
import { MissingCard } from '../parts/MissingCard.tsx';
import { OpenNow } from '../parts/OpenNow.tsx';
import { CallButton } from '../parts/Row.tsx';
import { Section } from '../parts/Section.tsx';
import blocks from '../parts/blocks.module.css';
import { useWords } from '../parts/use-words.ts';

export function FacilityCard({ id }: { readonly id: FacilityId }) {
  const { t, rowName } = useWords();
  const now = useNow();
  const world = useAppState((state) => state.world);
  const facility = world.facility.get(id);
  if (!facility) return <MissingCard kind="facility" />;
  const kind = world.facility_kind.get(facility.kind);
  const selection = { kind: 'facility', id } as const;
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<Store size={22} />}
        title={facility.name}
        path={breadcrumb(world, facility.territory_id)}
        meta={kind ? rowName(kind) : facility.kind}
      />
      <p className={blocks.care}>
        <OpenNow open={openStateOf(facility.opening_hours, now)} />
        {facility.phone !== null && <CallButton phone={facility.phone} name={facility.name} />}
      </p>
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            facility.address !== null && { label: t('card.fact.address'), value: facility.address, wide: true },
            kind !== undefined && {
              label: t('card.facility.band'),
              value: t('card.facility.minutes', { n: kind.walk_minutes }),
            },
          ]}
        />
      </Section>
      <CardFooter selection={selection} title={facility.name} />
    </article>
  );
}
