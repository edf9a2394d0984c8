/** Nothing leaves the app that is not written down, and nobody takes the record back. */
import { describe, expect, test, vi } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { fakeApp, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { Failure } from '../domain/failure.ts';
import type { TerritoryId } from '../domain/ids.ts';
import { canBeGivenUp, type OutboxState } from '../domain/outbox.ts';
import { discardOperation } from './discard-operation.ts';
import { exportFile, type ExportRecord } from './export-file.ts';
import { perform } from './perform.ts';
import { undoOperation } from './undo-operation.ts';

const record: ExportRecord = {
  content: 'compound',
  format: 'xlsx',
  rows: 12,
  territory_id: null,
  file_name: '小区.xlsx',
};

async function offline(...duties: string[]): Promise<FakeApp> {
  const world = aWorld()
    .as('street_staff', ...duties)
    .withGrid('grid-1')
    .build();
  const app = fakeApp({ world, online: false, session: { kind: 'signed_in', ...anAccount, role: 'street_staff' } });
  await app.outbox.open(anAccount);
  return app;
}
const recorded = (app: FakeApp) => app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));

test('it is written down first, then handed over', async () => {
  const app = await offline('grid-1', 'street', 'community');
  const handOver = vi.fn(() => {
    expect(recorded(app)).toHaveLength(1);
  });
  await exportFile(app, record, handOver);
  expect(handOver).toHaveBeenCalledOnce();
  // of several duties, the widest
  expect(recorded(app)).toMatchObject([{ name: 'export.record', args: { ...record, territory_id: 'street' } }]);
  await exportFile(app, { ...record, territory_id: 'grid-1' as TerritoryId }, () => undefined);
  expect(recorded(app)[1]).toMatchObject({ args: { territory_id: 'grid-1' } });
  const ids = recorded(app).map(({ args }) => (args as { export_id: string }).export_id);
  expect(new Set(ids).size).toBe(2);
});

test('what cannot be written down is not handed over', async () => {
  const handOver = vi.fn();
  const broken = await offline('street');
  broken.outbox.broken = new Failure('quota');
  await expect(exportFile(broken, record, handOver)).rejects.toMatchObject({ code: 'quota' });
  const nobody = await offline();
  await expect(exportFile(nobody, record, handOver)).rejects.toMatchObject({ code: 'no_profile' });
  expect(handOver).not.toHaveBeenCalled();
});

describe('the record is binding', () => {
  test('neither undone nor given up on its way', async () => {
    const app = await offline('street');
    await exportFile(app, record, () => undefined);
    const [entry] = app.store.getState().outbox;
    const id = entry?.operation.op_id ?? '';
    await expect(undoOperation(app, id)).rejects.toMatchObject({ code: 'not_permitted' });
    await expect(discardOperation(app, id)).rejects.toMatchObject({ code: 'not_permitted' });
    expect(recorded(app)).toHaveLength(1);
  });

  test('given up only once the server has refused it for good', async () => {
    const app = await offline('street');
    await exportFile(app, record, () => undefined);
    const outbox = app.store.getState().outbox;
    const id = outbox[0]?.operation.op_id ?? '';
    const as = (state: OutboxState) => outbox.map((entry) => ({ ...entry, state }));
    expect(canBeGivenUp(outbox, id)).toBe(false);
    expect(canBeGivenUp(as('sending'), id)).toBe(false);
    expect(canBeGivenUp(as('rejected'), id)).toBe(true);
  });

  test('other operations are their maker’s', async () => {
    const app = await offline('street');
    const figure = { figure_id: 'f', territory_id: 'street', measure: 'grids', value: 5 } as never;
    const id = await perform(app, 'figure.report', figure);
    await discardOperation(app, id);
    expect(recorded(app)).toEqual([]);
  });
});
