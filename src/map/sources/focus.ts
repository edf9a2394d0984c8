/**
 * What stands out: the selected thing and the places a card has lit, copied into one small source of their own, so that
 * selecting never touches the big ones. An area or a way carries its shape; anything else the spot where its pin is drawn.
 */
import type { Feature } from 'geojson';
import type { Selection } from '../../domain/selection.ts';
import { feature, point, type MapSource, type View } from './source.ts';
import { spotsOf } from './spot.ts';

type Role = 'selected' | 'lit';

export const focus: MapSource = {
  inputs: ({ state: { selection, highlight, world } }) =>
    selection === null && highlight.length === 0
      ? [null]
      : [
          selection,
          highlight,
          world.territory,
          world.compound,
          world.building,
          world.stairwell_unit,
          world.household,
          world.party_household,
          world.service_station,
          world.resident_unit,
          world.case_record,
          world.volunteer_team,
          world.service_order,
          world.facility,
          world.candidate_site,
          world.compound_gate,
          world.footpath,
          world.responsibility_zone,
        ],
  features(view) {
    const { selection, highlight } = view.state;
    const party = selection?.kind === 'party_org';
    return [
      ...highlight.flatMap((place) => draw(view, place, 'lit', party)),
      ...(selection ? draw(view, selection, 'selected', false) : []),
    ];
  },
};

/** The pin under the pointer. Areas under it are not here: they thicken their own line by feature-state. */
export const hoveredPin: MapSource = {
  inputs: ({ state: { hover } }) => [hover === null || isArea(hover) ? null : hover],
  features: (view) =>
    view.state.hover === null || isArea(view.state.hover) ? [] : draw(view, view.state.hover, 'lit', false),
};

type AreaKind = 'territory' | 'compound' | 'building';

export const isArea = (selection: Selection): selection is Selection & { readonly kind: AreaKind } =>
  selection.kind === 'territory' || selection.kind === 'compound' || selection.kind === 'building';

/** Drawn as its own outline; anything else has a ring around its pin. */
export const hasOutline = (
  selection: Selection,
): selection is Selection & { readonly kind: AreaKind | 'footpath' | 'responsibility_zone' } =>
  isArea(selection) || selection.kind === 'footpath' || selection.kind === 'responsibility_zone';

function draw(view: View, selection: Selection, role: Role, party: boolean): Feature[] {
  if (!hasOutline(selection)) {
    return spotsOf(view, selection).map(({ at, from, to }) =>
      feature(selection.id, point(at), { role, party, from, to }),
    );
  }
  const row = view.state.world[selection.kind].get(selection.id);
  return row ? [feature(selection.id, row.geom, { role, party })] : [];
}
