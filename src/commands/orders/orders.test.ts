import type { Point } from 'geojson';
import { expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { fakeApp, signedIn } from '../../../tests/fakes/fake-app.ts';
import type { CompoundId, ServiceOfferId } from '../../domain/ids.ts';
import { boundsOf } from '../bounds-of.ts';
import { leave } from '../leave.ts';
import { beginOrder } from './begin-order.ts';
import { changeOrder } from './change-order.ts';
import { dropOrder } from './drop-order.ts';
import { placeOrder } from './place-order.ts';

const offer_id = 'offer-1' as ServiceOfferId;
const place = { kind: 'compound', id: 'compound-1' as CompoundId } as const;
const town = () =>
  aWorld()
    .as('grid_worker', 'grid-1')
    .withGrid('grid-1')
    .withCompound('compound-1')
    .withTeam('team-1')
    .withOffer('offer-1');
const app = () => fakeApp({ ...signedIn, world: town().build(), selection: place });

test('one order is taken at a time: from a place, then from an offer, in the same draft', () => {
  const made = app();
  beginOrder(made, { place });
  const { orderDraft, screen, selection } = made.store.getState();
  expect({ screen, selection }).toEqual({ screen: 'orders', selection: null });
  beginOrder(made, { offer_id });
  expect(made.store.getState().orderDraft).toEqual({ ...orderDraft, offer_id });
});

test('placed it is gone from the form; dropped, nothing of it is kept', async () => {
  const made = app();
  await expect(placeOrder(made)).rejects.toThrow('invalid_input');
  beginOrder(made, { place, offer_id });
  changeOrder(made, { resident_name: '慕容远山' });
  await placeOrder(made);
  expect(made.store.getState().orderDraft).toBeNull();
  expect(made.store.getState().outbox).toHaveLength(1);
  beginOrder(made, { place });
  dropOrder(made);
  changeOrder(made, { resident_name: '司徒清泉' });
  expect(made.store.getState().orderDraft).toBeNull();
});

test('who leaves takes the draft along: a resident’s name is not for the next person', () => {
  const made = app();
  beginOrder(made, { place });
  leave(made, { kind: 'starting' });
  expect(made.store.getState().orderDraft).toBeNull();
});

test('an order is opened with the team to ask in view, until the team has been there', () => {
  const at = (lon: number): Point => ({ type: 'Point', coordinates: [lon, 0] });
  const world = (stage: 'placed' | 'completed') =>
    aWorld()
      .withTeam('team-1', { geom: at(2) })
      .withOrder('order-1', { geom: at(1), stage, team_id: stage === 'placed' ? null : 'team-1' })
      .build();
  const order = { kind: 'service_order', id: 'order-1' } as const;
  expect(boundsOf(world('placed'), order)).toEqual([1, 0, 2, 0]);
  expect(boundsOf(world('completed'), order)).toEqual([1, 0, 1, 0]);
});
