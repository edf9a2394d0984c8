import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { squareAt } from '../../../tests/builders/square.ts';
import { fakeApp, signedIn, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { Failure } from '../../domain/failure.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import '../../i18n/patrol-texts.ts';
import { AppProvider } from '../app-context.tsx';
import { ToastProvider } from '../parts/Toast.tsx';
import { DueList } from './DueList.tsx';
import '../base.css';
import '../tokens.css';

const at = (lon: number) => ({ geom: { type: 'Point' as const, coordinates: [lon, 0] } });
const cases = ['甲', '乙', '丙'];
const build = (titles = cases) =>
  titles
    .reduce(
      (world, title) => world.withCase(title, { title, ...at(0.001 * (cases.indexOf(title) + 1)) }),
      aWorld()
        .as('grid_worker', 'grid-1')
        .withGrid('grid-1', { geom: squareAt(0, 0, 1) }),
    )
    .build();

async function show(prepare: (app: FakeApp) => void = () => {}): Promise<FakeApp> {
  const world = build();
  const app = fakeApp({ world, base: world });
  prepare(app);
  app.store.setState(signedIn);
  stand(app, 0);
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <DueList territory={'grid-1' as TerritoryId} />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}
const stand = (app: FakeApp, lon: number): void =>
  app.store.setState({ devicePosition: { kind: 'here', center: [lon, 0], accuracy: 8, at: 0 } });
const due = page.getByRole('list', { name: '这一趟要办的事' });
/** A canal runs past 甲: from everywhere it is a long way round. */
const canal = (app: FakeApp): void => {
  app.walk.network = true;
  app.walk.walk = ([a], [b]) => ({ metres: 1, seconds: a === 0.001 || b === 0.001 ? 1500 : 120 });
};
const straight = /1.*甲.*2.*乙.*直线估算 110米.*3.*丙/;
const walked = /1.*乙.*2.*丙.*步行 2 分钟.*3.*甲.*步行 25 分钟/;

beforeEach(() => page.viewport(390, 844));

test('the order is that of the way on foot, and says so', async () => {
  await show(canal);
  await expect.element(due).toMatchTextContent(walked);
  await expect.element(due).not.toMatchTextContent(/直线/);
  await expect.element(page.getByText('走完约：步行 29 分钟')).toBeVisible();
  await expect.element(page.getByText(/按步行路网排列/)).toBeVisible();
});

test('one stop nobody can walk to, or a network that cannot be had, makes all of it straight lines', async () => {
  const app = await show((fake) => {
    canal(fake);
    fake.walk.walk = (_from, [lon]) => (lon === 0.003 ? null : { metres: 1, seconds: 60 });
  });
  await expect.element(due).toMatchTextContent(straight);
  await expect.element(due).not.toMatchTextContent(/步行/);
  app.walk.network = new Failure('network');
  stand(app, 0.0035);
  await expect.element(due).toMatchTextContent(/1.*丙.*2.*乙.*直线估算 110米.*3.*甲/);
});

test('it stands still for a few steps, and is made anew after a good way or when something is done', async () => {
  const app = await show();
  await expect.element(due).toMatchTextContent(straight);
  stand(app, 0.0018);
  await expect.element(due).toMatchTextContent(straight);
  stand(app, 0.0024); // 67 m: begun here the round would go the other way
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect.element(due).toMatchTextContent(straight);
  stand(app, 0.0032);
  await expect.element(due).toMatchTextContent(/1.*丙.*2.*乙.*3.*甲/);
  const world = build(['甲', '乙']);
  app.store.setState({ world, base: world });
  await expect.element(due).toMatchTextContent(/1.*乙.*2.*甲/);
});

test('a network that comes late is offered, and does not move the list', async () => {
  let open = (): void => {};
  await show((app) => {
    canal(app);
    app.walk.gate = new Promise((resolve) => (open = resolve));
  });
  await expect.element(page.getByText('正在按步行路线排顺序…')).toBeVisible();
  await expect.element(due).toMatchTextContent(straight);
  open();
  const take = page.getByRole('button', { name: '按步行路线重排' });
  await expect.element(take).toBeVisible();
  await expect.element(due).toMatchTextContent(straight);
  await take.click();
  await expect.element(due).toMatchTextContent(walked);
  await expect.element(take).not.toBeInTheDocument();
});
