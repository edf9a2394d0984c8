import { BOLD } from '../fonts.ts';
import { ZOOM } from '../zoom-bands.ts';
import { byZoom, iconIf, ink, shown, type Layer, type Look } from './look.ts';

/** Flags at the door: one per stairwell with its count, parting into households when very near. */
export function partyHouseholdLayers(look: Look): Layer[] {
  const visibility = shown(look.layers.party_household);
  const flag = {
    ...iconIf(look, ['get', 'center'], 'center_household', 'party_household'),
    'icon-allow-overlap': true,
    'symbol-sort-key': ['case', ['get', 'center'], 1, 0] as ['case', ['get', string], number, number],
  };
  return [
    {
      id: 'party-door',
      type: 'symbol',
      source: 'party_door',
      minzoom: ZOOM.building,
      maxzoom: ZOOM.household,
      layout: {
        visibility,
        ...flag,
        'icon-size': byZoom([16.5, 0.72], [18, 1]),
        'text-field': ['case', ['>', ['get', 'count'], 1], ['to-string', ['get', 'count']], ''],
        'text-font': BOLD,
        'text-size': 11.5,
        'text-anchor': 'left',
        'text-offset': [0.35, -0.15],
        'text-optional': true,
        'text-allow-overlap': true,
      },
      paint: ink(look),
    },
    {
      id: 'party-household',
      type: 'symbol',
      source: 'party_household',
      minzoom: ZOOM.household,
      layout: { visibility, ...flag, 'icon-size': byZoom([18, 0.8], [19.5, 1.1]) },
    },
  ];
}
