/** What a person at a device does: reports a case, or the next thing its loop allows, some of it with photos. */
import { perform, type PerformOptions } from '../../../../src/commands/perform.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import type { CaseRecord } from '../../../../src/domain/entities.ts';
import type { CaseId, CompoundId, PhotoId } from '../../../../src/domain/ids.ts';
import { newId } from '../../../../src/domain/new-id.ts';
import type { OperationArgs, OperationName } from '../../../../src/domain/operations/index.ts';
import type { PreparedPhoto } from '../../../../src/domain/operations/photo.ts';
import { isOperationName } from '../../../../src/domain/operations/index.ts';
import type { Device, Tab } from './device.ts';
import { aJpeg } from './jpeg.ts';

let marks = 0;

/** Records one thing, if the device takes it; what it does not take, the person knows was not kept. */
export async function record(device: Device): Promise<void> {
  const tab = await device.tab();
  const { world } = tab.store.getState();
  const mine = [...world.case_record.values()].filter(({ title }) => title.startsWith(`${device.name} `));
  const mark = `${device.name} ${(marks += 1)}`;
  const open = device.random.chance(0.6) ? mine : [];
  const next = open.length === 0 ? null : step(tab, device.random.pick(open), mark, device);
  const photos = next === null || device.random.chance(0.1) ? picturesFor(device) : [];
  try {
    if (next) await perform(tab, next.name, next.args, { photos });
    else await report(tab, device, mark, { photos });
    device.acknowledged.add(mark);
    for (const { photo_id } of photos) device.acknowledged.add(photo_id);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    device.note(`not kept: ${thrown.code}`);
    if (thrown.code === 'quota' && photos.length > 0) await withoutPictures(tab, device, `${mark}t`);
  }
}

/** A photo larger than what is left on the device: the words at least (the form does the same). */
async function withoutPictures(tab: Tab, device: Device, mark: string): Promise<void> {
  try {
    await report(tab, device, mark, {});
    device.acknowledged.add(mark);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    device.note(`not kept: ${thrown.code}`);
  }
}

function report(tab: Tab, device: Device, title: string, options: PerformOptions): Promise<string> {
  const [compound] = [...tab.store.getState().world.compound.keys()];
  const place = compound === undefined ? {} : { compound_id: compound as CompoundId };
  const case_id = newId(tab.clock.now()) as CaseId;
  device.cases.push(case_id);
  return perform(tab, 'case.report', { case_id, class_code: '0102', title, ...place }, options);
}

interface Step {
  readonly name: OperationName;
  readonly args: OperationArgs[OperationName];
}

function step(tab: Tab, record: CaseRecord, mark: string, device: Device): Step | null {
  const { world } = tab.store.getState();
  const rules = [...world.case_transition.values()].filter(
    ({ loop, from_stage, roles, operation }) =>
      loop === record.loop &&
      from_stage === record.stage &&
      roles.includes('community_staff') &&
      !(operation === 'case.evaluate' && record.satisfaction !== null),
  );
  if (rules.length === 0) return null;
  const { operation, required } = device.random.pick(rules);
  if (!isOperationName(operation) || operation === 'case.self_resolve') return null;
  const [worker] = world.grid_worker.keys();
  const values: Record<string, unknown> = {
    grid_worker_id: worker ?? 'worker-1',
    hours: 4,
    told_by: 'phone',
    satisfaction: 5,
    reason: mark,
    note: mark,
  };
  const words = required.includes('reason') ? 'reason' : 'note';
  const args = Object.fromEntries([...required, words].map((field) => [field, values[field]]));
  return { name: operation, args: { ...args, case_id: record.id } as OperationArgs[OperationName] };
}

function picturesFor(device: Device): readonly PreparedPhoto[] {
  if (!device.random.chance(0.15)) return [];
  return Array.from({ length: device.random.int(1, 3) }, () => ({
    photo_id: newId(Date.parse('2026-11-20T02:00:00Z')) as PhotoId,
    width: 4,
    height: 3,
    taken_at: '2026-11-20T02:00:00.000Z',
    ...aJpeg(device.random.int(200, 3000)),
  }));
}
