/** On the card of a home while the circle is open: which place is nearest, how many minutes it takes, how far along the way. */
import { Footprints } from 'lucide-react';
import '../../../i18n/circle-texts.ts';
import { doorsOf, nearestDoor } from '../../../domain/answers/circle-door.ts';
import { groundOf } from '../../../domain/answers/circle-ground.ts';
import { reachState } from '../../../domain/rules/reach-state.ts';
import type { Selection } from '../../../domain/selection.ts';
import { formatMetres } from '../../../i18n/index.ts';
import { useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { Note, Section } from '../parts/Section.tsx';
import { Tag } from '../parts/Tag.tsx';
import { useWords } from '../parts/use-words.ts';

export default function WalkHere({ selection }: { readonly selection: Selection }) {
  const { t, locale } = useWords();
  const world = useAppState((state) => state.world);
  const reach = useAppState((state) => state.circle.reach);
  const minutes = useAppState((state) => state.circle.minutes);
  const walk = useAppState((state) => state.circle.walk);
  if (!reach) return null;
  const doors = doorsOf(world, groundOf(world), selection);
  const [first] = doors;
  if (first === undefined) return null;
  const door = nearestDoor(reach, doors);
  const state = reachState(reach, reach.connected, door ?? first, minutes * 60);
  const place = door === null ? undefined : reach.places[reach.nearest[door] ?? 0xffff];
  return (
    <Section
      title={t('circle.walk')}
      aside={
        (state === 'within' || state === 'outside') && (
          <Tag tone={state === 'within' ? 'done' : 'soon'}>{t(`circle.walk.${state}`, { n: minutes })}</Tag>
        )
      }
    >
      {door === null || !place ? (
        <Note>
          {t(
            state === 'unconnected'
              ? 'circle.walk.unconnected'
              : state === 'unknown'
                ? 'circle.walk.unknown'
                : 'circle.walk.farther',
          )}
        </Note>
      ) : (
        <Rows>
          <Row
            to={place.selection}
            icon={<Footprints size={20} />}
            name={t('circle.walk.to', { name: place.name })}
            note={[
              t('circle.walk.minutes', { minutes: Math.ceil((reach.seconds[door] ?? 0) / 60) }),
              walk && t('circle.walk.metres', { length: formatMetres(locale, walk.metres) }),
              elderlyMinutes(reach.elderly?.seconds[door]) !== null &&
                t('circle.walk.elderly', { minutes: elderlyMinutes(reach.elderly?.seconds[door]) ?? 0 }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        </Rows>
      )}
    </Section>
  );
}

const elderlyMinutes = (seconds: number | undefined): number | null =>
  seconds === undefined || seconds === Infinity ? null : Math.ceil(seconds / 60);
