/**
 * Whether anything recorded on a device gets lost, counts twice or is stuck: seeded schedules of devices that are killed
 * between sending and answer, whose requests get lost, late, doubled and refused, that have two tabs, full disks, closed
 * databases, wrong clocks and a newer build with a full outbox. The client is the real one on fake-indexeddb. Most devices
 * talk to a model of `sync_push` in memory, some to the real one on PGlite behind our own server and client library.
 *
 * `npm run bench -- outbox [devices] [of them on the real database] [seed]`
 */
import { createRandom } from '../../geo/random.ts';
import type { Held } from '../../src/domain/pull-page.ts';
import { anAccount } from '../fakes/fake-remote.ts';
import { judge, live } from './support/outbox/live.ts';
import { Device } from './support/outbox/device.ts';
import { openRealServer } from './support/outbox/real-server.ts';
import { ServerModel } from './support/outbox/server-model.ts';
import type { ServerSide } from './support/outbox/server-side.ts';
import { report, round } from './support/report.ts';

const [devices = 2_000, real = 100, seed = 3] = process.argv.slice(2).map(Number);
const happened = new Map<string, number>();
const sum = { operations: 0, lost: 0, doubled: 0, stuck: 0, phantoms: 0, discarded: 0 };

async function run(name: string, server: ServerSide, held: Held, account = anAccount): Promise<Device> {
  const device = new Device({ name, server, held, account, happened, random: createRandom(seed).fork(name) });
  await live(device);
  return device;
}

async function count(device: Device, counts: ReadonlyMap<string, number>): Promise<void> {
  const verdict = await judge(device, counts);
  sum.operations += verdict.operations;
  sum.discarded += verdict.discarded;
  for (const what of ['lost', 'doubled', 'stuck', 'phantoms'] as const) {
    sum[what] += verdict[what].length;
    for (const which of verdict[what]) process.stderr.write(`${what}: ${which} (seed ${seed}, ${device.name})\n`);
  }
  device.close();
}

const began = performance.now();
for (let n = 0; n < devices - real; n += 1) {
  const server = new ServerModel();
  const device = await run(`model-${n}`, server, server.held);
  await count(device, await server.counts());
}
const modelSeconds = (performance.now() - began) / 1000;

if (real > 0) {
  const server = await openRealServer();
  try {
    const lived: Device[] = [];
    for (let n = 0; n < real; n += 1) lived.push(await run(`real-${n}`, server.side, server.held, server.account));
    const counts = await server.side.counts();
    for (const device of lived) await count(device, counts);
  } finally {
    await server.close();
  }
}

report({
  bench: 'outbox',
  devices,
  devices_on_pglite: real,
  ...sum,
  seed,
  model_s: round(modelSeconds, 1),
  seconds: round((performance.now() - began) / 1000, 1),
  happened: Object.fromEntries([...happened].sort(([a], [b]) => a.localeCompare(b))),
});
// Tabs that were killed still have timers.
process.exit(sum.lost + sum.doubled + sum.stuck + sum.phantoms === 0 ? 0 : 1);
