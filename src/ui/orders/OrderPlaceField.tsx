/** Where the service is wanted: what is near, or what one types; a door that was opened before needs neither. */
import { useDeferredValue, useMemo, useState } from 'react';
import { Building, Building2, DoorClosed } from 'lucide-react';
import { changeOrder } from '../../commands/orders/change-order.ts';
import { nearbyBuildings } from '../../domain/answers/nearby-buildings.ts';
import { orderPlaceOf, type OrderPlace } from '../../domain/order-draft.ts';
import { isOnDuty } from '../../domain/rules/may-hold.ts';
import { searchWorld } from '../../domain/search/index.ts';
import type { World } from '../../domain/world.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Row, Rows } from '../cards/parts/Row.tsx';
import { Note, Section } from '../cards/parts/Section.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { titleOf } from '../list/title-of.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import styles from './OrderForm.module.css';

const SHOWN = 6;
const ICONS = {
  compound: <Building2 size={20} />,
  building: <Building size={20} />,
  household: <DoorClosed size={20} />,
};

interface Choice {
  readonly place: OrderPlace;
  readonly title: string;
  readonly subtitle: string;
}

interface OrderPlaceFieldProps {
  readonly place: OrderPlace | null;
  readonly world: World;
}

export function OrderPlaceField({ place, world }: OrderPlaceFieldProps) {
  const app = useApp();
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const around = useAppState(({ devicePosition, camera }) =>
    devicePosition.kind === 'here' ? devicePosition.center : (camera?.center ?? null),
  );
  const choices = useMemo((): readonly Choice[] => {
    if (place) return [];
    const found =
      asked === ''
        ? around === null
          ? []
          : nearbyBuildings(world, around, 10 * SHOWN)
        : searchWorld(world, asked, 10 * SHOWN).flatMap(({ selection, title, subtitle }) => {
            const at = orderPlaceOf(selection);
            return at ? [{ place: at, title, subtitle }] : [];
          });
    return found.filter((choice) => isOrderable(world, choice.place)).slice(0, SHOWN);
  }, [place, asked, around, world]);

  const chosen = place && titleOf(world, place);
  if (place && chosen) {
    return (
      <Section title={t('order.place.where')}>
        <Rows>
          <Row
            icon={ICONS[place.kind]}
            name={chosen.title}
            note={chosen.where}
            action={
              <Button weight="quiet" onClick={() => changeOrder(app, { place: null })}>
                {t('order.place.change')}
              </Button>
            }
          />
        </Rows>
      </Section>
    );
  }
  return (
    <Section title={t('order.place.where')}>
      <div className={styles.search}>
        <TextField
          label={t('order.place.search')}
          labelHidden
          kind="search"
          placeholder={t('order.place.search')}
          value={query}
          onChange={setQuery}
        />
      </div>
      {asked === '' && choices.length > 0 && <Note>{t('order.place.near')}</Note>}
      {choices.length === 0 && <Note>{t(asked === '' ? 'order.place.search_hint' : 'order.place.nothing')}</Note>}
      <Rows label={t('order.place.where')}>
        {choices.map((choice) => (
          <Row
            key={choice.place.id}
            icon={ICONS[choice.place.kind]}
            name={choice.title}
            note={choice.subtitle}
            onTake={() => changeOrder(app, { place: choice.place })}
          />
        ))}
      </Rows>
    </Section>
  );
}

/** Orders are taken on one's own duty. */
function isOrderable(world: World, { kind, id }: OrderPlace): boolean {
  if (kind === 'household') return world.household.has(id); // held on duty only
  const row = world[kind].get(id);
  return row !== undefined && isOnDuty(world, row.territory_id);
}
