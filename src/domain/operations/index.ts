/** All operations this app knows: one file per noun, joined here. */
import { caseKinds, type CaseOperations } from './case.ts';
import { checklistKinds, type ChecklistOperations } from './checklist.ts';
import { deviceKinds, type DeviceOperations } from './device.ts';
import type { OperationKind, OperationKinds } from './kind.ts';
import { orderKinds, type OrderOperations } from './order.ts';
import { patrolKinds, type PatrolOperations } from './patrol.ts';
import { photoKinds, type PhotoOperations } from './photo.ts';
import { visitKinds, type VisitOperations } from './visit.ts';

/** The arguments of every operation, by its name. A new noun adds itself here and to `kinds`. */
export interface OperationArgs
  extends
    CaseOperations,
    PhotoOperations,
    VisitOperations,
    PatrolOperations,
    ChecklistOperations,
    DeviceOperations,
    OrderOperations {}

export type OperationName = keyof OperationArgs;

const kinds: OperationKinds<OperationArgs> = {
  ...caseKinds,
  ...orderKinds,
  ...photoKinds,
  ...visitKinds,
  ...patrolKinds,
  ...checklistKinds,
  ...deviceKinds,
};

export const kindOf = <Name extends OperationName>(name: Name): OperationKind<OperationArgs[Name]> => kinds[name];

/** Whether this build knows an operation of that name: an older one may have to keep what a newer one has left. */
export const isOperationName = (name: string): name is OperationName => Object.hasOwn(kinds, name);
