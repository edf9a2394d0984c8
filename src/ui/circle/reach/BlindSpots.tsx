/** 盲区: where those outside live close together, and what keeps them out; a tap flies there and lights its buildings. */
import { useDeferredValue, useMemo, useState } from 'react';
import { Fence, TrainFront, Waves } from 'lucide-react';
import { lightPlaces } from '../../../commands/circle/change-circle.ts';
import { flyToAll } from '../../../commands/fly-to.ts';
import { blindSpots, type BlindSpot } from '../../../domain/answers/blind-spots.ts';
import { groundOf } from '../../../domain/answers/circle-ground.ts';
import { subtree } from '../../../domain/answers/territory-tree.ts';
import type { Obstacle } from '../../../domain/circle.ts';
import type { TerritoryId } from '../../../domain/ids.ts';
import type { Selection } from '../../../domain/selection.ts';
import type { World } from '../../../domain/world.ts';
import { formatMetres } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { Tag, Tags } from '../../cards/parts/Tag.tsx';
import { useWords, type Words } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import circle from '../Circle.module.css';

const FEW = 5;

const OBSTACLE = {
  river: <Waves size={14} aria-hidden="true" />,
  railway: <TrainFront size={14} aria-hidden="true" />,
  wall: <Fence size={14} aria-hidden="true" />,
} as const;

export function BlindSpots({ scope }: { readonly scope: Selection }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const world = useAppState((state) => state.world);
  // the sentence follows a finger, this list comes after it
  const reach = useDeferredValue(useAppState((state) => state.circle.reach));
  const minutes = useAppState((state) => state.circle.minutes);
  const obstacles = useAppState((state) => state.circle.obstacles);
  const [all, setAll] = useState(false);
  const spots = useMemo(
    () => (reach ? blindSpots(world, groundOf(world), reach, minutes * 60).filter(isIn(world, scope)) : []),
    [world, reach, minutes, scope],
  );
  const open = (spot: BlindSpot): void => {
    const places: Selection[] = spot.buildings.map((id) => ({ kind: 'building', id }));
    lightPlaces(app, places);
    flyToAll(app, places);
  };
  return (
    <Section title={t('circle.spots')} aside={t('circle.spots.count', { n: spots.length })}>
      <Note>{spots.length === 0 ? t('circle.spots.none') : t('circle.spots.hint')}</Note>
      <Rows label={t('circle.spots')}>
        {(all ? spots : spots.slice(0, FEW)).map((spot) => (
          <Row
            key={spot.id}
            onTake={() => open(spot)}
            name={nameOf(words, world, spot)}
            note={wayOf(words, spot)}
            end={
              <Tags>
                <strong>{t('circle.spot.households', { n: spot.households })}</strong>
                {spot.elderly > 0 && <span>{t('circle.spot.elderly', { n: spot.elderly })}</span>}
                <Obstacles found={obstacles.get(spot.id) ?? []} />
              </Tags>
            }
          />
        ))}
      </Rows>
      {!all && spots.length > FEW && (
        <div className={circle.more}>
          <Button weight="quiet" onClick={() => setAll(true)}>
            {t('circle.more', { n: spots.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Obstacles({ found }: { readonly found: readonly Obstacle[] }) {
  const { t } = useWords();
  return found.map((obstacle) => (
    <Tag key={obstacle} icon={OBSTACLE[obstacle]}>
      {t(`circle.spot.${obstacle}`)}
    </Tag>
  ));
}

/** Whether any of its buildings lies in the scope. */
function isIn(world: World, scope: Selection): (spot: BlindSpot) => boolean {
  if (scope.kind === 'compound') return ({ compounds }) => compounds.some((id) => id === scope.id);
  const inside = new Set<string>(subtree(world, scope.id as TerritoryId).map(({ id }) => id));
  return ({ buildings }) => buildings.some((id) => inside.has(world.building.get(id)?.territory_id ?? ''));
}

function nameOf({ t }: Words, world: World, { compounds }: BlindSpot): string {
  const names = compounds.flatMap((id) => world.compound.get(id)?.name ?? []);
  const [first] = names;
  if (first === undefined) return t('circle.spot.unnamed');
  return names.length === 1 ? first : t('circle.spot.and_more', { name: first, n: names.length });
}

function wayOf({ t, locale }: Words, { nearest, seconds }: BlindSpot): string {
  if (!nearest) return '';
  const facts = { place: nearest.place.name, straight: formatMetres(locale, nearest.straightMetres) };
  return seconds === Infinity
    ? t('circle.spot.very_far', facts)
    : t('circle.spot.far', { ...facts, minutes: Math.ceil(seconds / 60) });
}
