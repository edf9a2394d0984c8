import { expect, test } from 'vitest';
import { fakeApp } from '../../../tests/fakes/fake-app.ts';
import type { Selection } from '../../domain/selection.ts';
import { climb } from '../climb.ts';
import { openCircleTab } from './change-circle.ts';
import { goBehind, openBehind } from './look-behind.ts';

const street = { kind: 'territory', id: 's' } as unknown as Selection;
const compound = { kind: 'compound', id: 'c' } as unknown as Selection;

test('Esc goes back from what is behind a number the way one has come, and then out of it', () => {
  const app = fakeApp();
  app.store.setState({ screen: 'circle' });
  const circle = () => app.store.getState().circle;
  openBehind(app, 'outside');
  goBehind(app, street, compound);
  expect(circle()).toMatchObject({ scope: compound, behind: { what: 'outside', trail: [street] } });
  climb(app);
  expect(circle()).toMatchObject({ scope: street, behind: { what: 'outside', trail: [] } });
  climb(app);
  expect(circle()).toMatchObject({ scope: street, behind: null });
});

test('another part of the circle has nothing open', () => {
  const app = fakeApp();
  openBehind(app, 'elderly');
  openCircleTab(app, 'plan');
  expect(app.store.getState().circle.behind).toBeNull();
});
