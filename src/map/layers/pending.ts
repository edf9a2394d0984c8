import { ZOOM } from '../zoom-bands.ts';
import { iconIf, shown, type Layer, type Look } from './look.ts';

/** A dotted ring around what this device has changed and not yet uploaded; with an exclamation mark where somebody has to decide. */
export function pendingLayers(look: Look): Layer[] {
  return [
    {
      id: 'pending-halo',
      type: 'symbol',
      source: 'pending',
      minzoom: ZOOM.case,
      filter: ['all', ['<=', ['get', 'from'], ['zoom']], ['>', ['get', 'to'], ['zoom']]],
      layout: {
        visibility: shown(look.marks.pending),
        ...iconIf(look, ['get', 'problem'], 'pending_problem', 'pending'),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}
