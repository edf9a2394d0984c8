/** An entry of the outbox as a test writes it: `anEntry({ name: 'case.accept', args: { case_id: 'c' } }, { state: 'conflict' })`. */
import type { Operation } from '../../src/domain/operation.ts';
import type { OutboxEntry } from '../../src/domain/outbox.ts';
import { NOW } from './a-world.ts';

type LooseOperation = { readonly [Field in keyof Operation]?: unknown };

let made = 0;

export function anEntry(operation: LooseOperation = {}, entry: Partial<OutboxEntry> = {}): OutboxEntry {
  made += 1;
  return {
    seq: made,
    operation: {
      op_id: `op-${made}`,
      name: 'case.accept',
      args: { case_id: 'c' },
      base_versions: {},
      depends_on: [],
      made_at: new Date(NOW).toISOString(),
      device: 'tablet-1',
      ...operation,
    } as Operation,
    state: 'waiting',
    frozen: false,
    tries: 0,
    next_try_at: null,
    last_failure: null,
    result: null,
    subject: { entity: 'case_record', id: 'c' },
    title: '路灯不亮',
    photo_bytes: 0,
    done_at: null,
    ...entry,
  };
}
