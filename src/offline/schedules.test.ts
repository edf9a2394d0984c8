/** A few of the schedules of `npm run bench -- outbox`, in which everything that can happen to a device happens. */
import { expect, it } from 'vitest';
import { createRandom } from '../../geo/random.ts';
import { Device } from '../../tests/bench/support/outbox/device.ts';
import { judge, live } from '../../tests/bench/support/outbox/live.ts';
import { ServerModel } from '../../tests/bench/support/outbox/server-model.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';

it.each([11, 12, 13])(
  'O2, O7: fifteen devices lose nothing, double nothing, and nothing is stuck (seed %d)',
  async (seed) => {
    const happened = new Map<string, number>();
    for (let n = 0; n < 15; n += 1) {
      const server = new ServerModel();
      const name = `device-${seed}-${n}`;
      const random = createRandom(seed).fork(name);
      const device = new Device({ name, server, held: server.held, account: anAccount, happened, random });
      await live(device);
      const verdict = await judge(device, await server.counts());
      expect(verdict).toMatchObject({ lost: [], doubled: [], stuck: [], phantoms: [] });
      device.close();
    }
    expect(happened.get('answer lost')).toBeGreaterThan(0);
  },
  60_000,
);
