/**
 * What sending costs after a day without a network: 1,000 queued operations, 100 of them photos of 300 KB, from the device's
 * outbox (fake-indexeddb in this process) over HTTP until the last one is applied; and one operation alone, from the tap
 * until the device knows that the server has it. On the embedded database, and on native PostgreSQL where there is one.
 * Client, server and embedded database share this process.
 */
import '../fakes/troubled-disk.ts';
import { enter } from '../../src/commands/enter.ts';
import { exchange } from '../../src/commands/exchange.ts';
import { perform } from '../../src/commands/perform.ts';
import { connect } from '../../src/data/client.ts';
import { remoteOn } from '../../src/data/remote.ts';
import type { CaseId, PhotoId } from '../../src/domain/ids.ts';
import { newId } from '../../src/domain/new-id.ts';
import { IndexedOutbox } from '../../src/offline/outbox.ts';
import { fakeApp } from '../fakes/fake-app.ts';
import { memoryStorage } from '../fakes/memory-storage.ts';
import { openSite } from '../support/site.ts';
import { openNativeDemo } from './support/native.ts';
import { aJpeg } from './support/outbox/jpeg.ts';
import { report, round, spread } from './support/report.ts';

const OPERATIONS = 1_000;
const PHOTOS = 100;
const PHOTO_BYTES = 300_000;
const ALONE = 60;

interface Figures {
  readonly drainSeconds: number;
  readonly alone: ReturnType<typeof spread>;
}

async function measure(): Promise<Figures> {
  const site = await openSite();
  const line = { isDead: false };
  const connection = connect({
    url: site.url,
    publishableKey: site.keys.publishable_key,
    storage: memoryStorage(),
    fetch: (input, init) => (line.isDead ? Promise.reject(new TypeError('no network')) : fetch(input, init)),
  });
  const app = {
    ...fakeApp(),
    clock: { time: 0, now: Date.now },
    remote: remoteOn(connection),
    outbox: new IndexedOutbox({ server: site.url, now: Date.now }),
  };
  try {
    await enter(app, await app.remote.signIn('community@lianxin.example', site.password));
    await exchange(app);
    const [compound] = app.store.getState().world.compound.values();
    if (!compound) throw new Error('nothing was pulled');
    const isDone = () => app.store.getState().outbox.every(({ state }) => state === 'done');
    const reportCase = (photos: Parameters<typeof perform>[3] = {}) =>
      perform(
        app,
        'case.report',
        { case_id: newId(Date.now()) as CaseId, class_code: '0102', title: '测量', compound_id: compound.id },
        photos,
      );

    const alone: number[] = [];
    for (let n = 0; n < ALONE; n += 1) {
      const began = performance.now();
      await reportCase();
      await new Promise<void>((done) => {
        const stop = app.store.subscribe(() => {
          if (!isDone()) return;
          stop();
          done();
        });
      });
      alone.push(performance.now() - began);
      await exchange(app);
    }

    line.isDead = true;
    for (let n = 0; n < OPERATIONS - PHOTOS; n += 1) {
      const photo = { photo_id: newId(Date.now()) as PhotoId, width: 1600, height: 1200 };
      const taken_at = new Date().toISOString();
      await reportCase(n < PHOTOS ? { photos: [{ ...photo, taken_at, ...aJpeg(PHOTO_BYTES) }] } : {});
    }
    await exchange(app);
    line.isDead = false;
    const began = performance.now();
    while (!isDone()) await exchange(app, { force: true });
    const drainSeconds = (performance.now() - began) / 1000;
    const [counted] = await site.db.query<{ cases: number; photos: number }>(
      `select (select count(*)::int from public.case_record where title = '测量') as cases,
         (select count(*)::int from public.photo where size_bytes = ${PHOTO_BYTES}) as photos`,
    );
    if (counted?.cases !== OPERATIONS - PHOTOS + ALONE || counted.photos !== PHOTOS)
      throw new Error(`the server counts ${JSON.stringify(counted)}`);
    return { drainSeconds, alone: spread(alone) };
  } finally {
    await connection.auth.stopAutoRefresh();
    app.outbox.close();
    await site.close();
  }
}

const embedded = await measure();
const native = await openNativeDemo();
let onPostgres: Figures | null = null;
try {
  if (native) onPostgres = await measure();
} finally {
  await native?.close();
}
report({
  bench: 'push',
  operations: OPERATIONS,
  photos: PHOTOS,
  photo_bytes: PHOTO_BYTES,
  drain_s: round(embedded.drainSeconds),
  drain_postgres_s: onPostgres && round(onPostgres.drainSeconds),
  one_median_ms: round(embedded.alone.median, 1),
  one_min_ms: round(embedded.alone.min, 1),
  one_p95_ms: round(embedded.alone.p95, 1),
  one_postgres_median_ms: onPostgres && round(onPostgres.alone.median, 1),
  postgres: native?.version ?? null,
});
process.exit(0); // timers of requests that were waited for
