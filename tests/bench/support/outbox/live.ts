/** One schedule: what a device and its person go through, and whether everything came to its right end. */
import { troubledDisk } from '../../../fakes/troubled-disk.ts';
import type { Random } from '../../../../geo/random.ts';
import type { Device } from './device.ts';
import { record } from './person.ts';

const EVENTS = 14;
/** Rounds of "a minute later, and the person looks" that everything has to come to its end in. */
const PATIENCE = 60;

const EVENTS_BY_WEIGHT: readonly (readonly [weight: number, name: string, act: (device: Device) => Promise<void>])[] = [
  [40, 'record', record],
  [20, 'send', (device) => device.exchange()],
  [4, 'restart', (device) => device.restart()],
  [2, 'upgrade', (device) => device.restart({ upgraded: true })],
  [5, 'second tab', async (device) => void (await device.open())],
  [4, 'both tabs send', async (device) => void (await Promise.all([device.exchange(), device.exchange()]))],
  [4, 'late requests arrive', (device) => device.deliverLate()],
  [8, 'a colleague', (device) => device.meddle()],
  [6, 'decides', (device) => device.decide()],
  [3, 'disk full', (device) => onBadDisk(device, () => (troubledDisk.roomBytes = device.random.pick([-1, 0, 500])))],
  [4, 'database closed', (device) => onBadDisk(device, () => close(device.random))],
];

const close = (random: Random): void => {
  troubledDisk.closing = Array.from({ length: random.int(1, 4) }, () =>
    random.pick(['UnknownError', 'InvalidStateError', 'AbortError']),
  );
};

/** Recorded and sent while the disk fails; then it is well again. */
async function onBadDisk(device: Device, spoil: () => unknown): Promise<void> {
  spoil();
  try {
    await record(device);
    await device.exchange();
  } finally {
    troubledDisk.mend();
  }
}

export async function live(device: Device): Promise<void> {
  const { random } = device;
  device.trouble = random.pick([0, 0.2, 0.5, 0.9]);
  await device.open();
  const total = EVENTS_BY_WEIGHT.reduce((all, [weight]) => all + weight, 0);
  for (let n = 0; n < EVENTS; n += 1) {
    let at = random.between(0, total);
    const [, name, act] = EVENTS_BY_WEIGHT.find(([weight]) => (at -= weight) < 0) ?? [0, 'record', record];
    device.note(name);
    await act(device);
    device.wait(random.int(0, 120_000));
  }
  // All is well again; the person sees to what waits for them, patiently at first.
  device.trouble = 0;
  for (let n = 0; n < PATIENCE && (n === 0 || (await device.unsent()).length > 0); n += 1) {
    await device.deliverLate();
    device.wait(400_000);
    await device.exchange();
    await device.decide({ patient: n < 20 });
    await device.exchange();
  }
}

export interface Verdict {
  /** What the device said was safe. */
  operations: number;
  /** … and that the server never got, though nobody gave it up. */
  lost: string[];
  doubled: string[];
  stuck: string[];
  /** What the device refused to keep, and that counted all the same. */
  phantoms: string[];
  /** What the person gave up. */
  discarded: number;
}

/** `counts`: how often the server has counted each thing, by its mark. */
export async function judge(device: Device, counts: ReadonlyMap<string, number>): Promise<Verdict> {
  const { acknowledged, discarded, name } = device;
  const marks = [...acknowledged];
  return {
    operations: acknowledged.size,
    lost: marks.filter((mark) => !counts.has(mark) && !discarded.has(mark)),
    doubled: marks.filter((mark) => (counts.get(mark) ?? 0) > 1),
    stuck: (await device.unsent()).map(({ operation }) => operation.op_id),
    phantoms: [...counts.keys()].filter((mark) => mark.startsWith(`${name} `) && !acknowledged.has(mark)),
    discarded: discarded.size,
  };
}
