/** Every source of ours, by the name the style gives it. The style always contains them all, whatever the basemap or theme. */
import { assignment } from './assignment.ts';
import { boundaryMark, boundaryPart } from './boundary.ts';
import { building, buildingLabel, stairwellUnit } from './building.ts';
import { closedCase, openCase } from './case-record.ts';
import { circleBuilding, circleDraft, circleRing, circleStreet, circleWalk, footpath } from './circle.ts';
import { circlePlace } from './circle-place.ts';
import { compound, compoundGate, compoundLabel } from './compound.ts';
import { device } from './device.ts';
import { draftCase } from './draft-case.ts';
import { importPreview } from './import-preview.ts';
import { focus, hoveredPin } from './focus.ts';
import { patrolTrack } from './patrol-track.ts';
import { partyDoor, partyHousehold } from './party-household.ts';
import { dispatchLine, serviceOrder, volunteerTeam } from './service.ts';
import { responsibilityZone } from './responsibility-zone.ts';
import { drawing } from './drawing.ts';
import { serviceStation } from './service-station.ts';
import { pending } from './pending.ts';
import { proposal } from './proposal.ts';
import type { MapSource } from './source.ts';
import { territory } from './territory.ts';
import { territoryLabel } from './territory-label.ts';

export const sources = {
  assignment,
  patrol_track: patrolTrack,
  territory,
  territory_label: territoryLabel,
  compound,
  compound_label: compoundLabel,
  compound_gate: compoundGate,
  building,
  building_label: buildingLabel,
  stairwell_unit: stairwellUnit,
  service_station: serviceStation,
  party_door: partyDoor,
  party_household: partyHousehold,
  open_case: openCase,
  closed_case: closedCase,
  volunteer_team: volunteerTeam,
  service_order: serviceOrder,
  dispatch_line: dispatchLine,
  circle_ring: circleRing,
  circle_street: circleStreet,
  circle_building: circleBuilding,
  circle_place: circlePlace,
  circle_walk: circleWalk,
  circle_draft: circleDraft,
  import_preview: importPreview,
  footpath,
  responsibility_zone: responsibilityZone,
  drawing,
  proposal,
  boundary_part: boundaryPart,
  boundary_mark: boundaryMark,
  pending,
  focus,
  hovered_pin: hoveredPin,
  device,
  draft_case: draftCase,
} as const satisfies Record<string, MapSource>;

export type SourceId = keyof typeof sources;
export const SOURCE_IDS = Object.keys(sources) as SourceId[];
