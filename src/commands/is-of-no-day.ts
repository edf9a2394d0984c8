import type { OperationName } from '../domain/operations/index.ts';

/** What goes on by itself or is about no place, and must not get lost because somebody looks at the past meanwhile. */
const OF_NO_DAY: readonly OperationName[] = ['patrol.finish', 'photo.attach', 'device.revoke', 'export.record'];

/** Whether something can be done while the boundaries of a past day are shown. */
export const isOfNoDay = (name: OperationName): boolean => OF_NO_DAY.includes(name);
