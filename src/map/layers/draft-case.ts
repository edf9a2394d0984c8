import { shown, type Layer, type Look } from './look.ts';

/** Not a case yet: a hollow ring, where a case has a filled sign. */
export const draftCaseLayers = ({ palette, marks }: Look): Layer[] => [
  {
    id: 'draft-case',
    type: 'circle',
    source: 'draft_case',
    layout: { visibility: shown(marks.draft) },
    paint: {
      'circle-radius': 13,
      'circle-color': palette.casing,
      'circle-opacity': 0.6,
      'circle-stroke-color': palette.select,
      'circle-stroke-width': 4,
    },
  },
];
