/** All operations this app knows: one file per noun, joined here. */
import { boundaryKinds, type BoundaryOperations } from './boundary.ts';
import { caseKinds, type CaseOperations } from './case.ts';
import { checklistKinds, type ChecklistOperations } from './checklist.ts';
import { circleKinds, type CircleOperations } from './circle.ts';
import { deviceKinds, type DeviceOperations } from './device.ts';
import { facilityKinds, type FacilityOperations } from './facility.ts';
import { fileKinds, type FileOperations } from './file.ts';
import { footpathKinds, type FootpathOperations } from './footpath.ts';
import { gateKinds, type GateOperations } from './gate.ts';
import type { OperationKind, OperationKinds } from './kind.ts';
import { orderKinds, type OrderOperations } from './order.ts';
import { patrolKinds, type PatrolOperations } from './patrol.ts';
import { photoKinds, type PhotoOperations } from './photo.ts';
import { placeKinds, type PlaceOperations } from './place.ts';
import { siteKinds, type SiteOperations } from './site.ts';
import { visitKinds, type VisitOperations } from './visit.ts';
import { zoneKinds, type ZoneOperations } from './zone.ts';

/** The arguments of every operation, by its name. A new noun adds itself here and to `kinds`. */
export interface OperationArgs
  extends
    CaseOperations,
    PhotoOperations,
    VisitOperations,
    PatrolOperations,
    ChecklistOperations,
    DeviceOperations,
    OrderOperations,
    GateOperations,
    FootpathOperations,
    FacilityOperations,
    SiteOperations,
    CircleOperations,
    BoundaryOperations,
    ZoneOperations,
    PlaceOperations,
    FileOperations {}

export type OperationName = keyof OperationArgs;

const kinds: OperationKinds<OperationArgs> = {
  ...caseKinds,
  ...orderKinds,
  ...photoKinds,
  ...visitKinds,
  ...patrolKinds,
  ...checklistKinds,
  ...deviceKinds,
  ...gateKinds,
  ...footpathKinds,
  ...facilityKinds,
  ...siteKinds,
  ...circleKinds,
  ...boundaryKinds,
  ...zoneKinds,
  ...placeKinds,
  ...fileKinds,
};

export const kindOf = <Name extends OperationName>(name: Name): OperationKind<OperationArgs[Name]> => kinds[name];

/** Whether this build knows an operation of that name: an older one may have to keep what a newer one has left. */
export const isOperationName = (name: string): name is OperationName => Object.hasOwn(kinds, name);
