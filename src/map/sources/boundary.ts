/**
 * What is being redrawn, told apart by `role`. Two sources: the parts with their numbers, which change with every frame of a
 * drag, and what lies over them: borders that are new, nodes, the stroke, where it snaps, why it was refused.
 */
import type { Feature, LineString, Position } from 'geojson';
import type { LonLat } from '../../../geo/crs/offset.ts';
import type { Partition } from '../../../geo/partition/partition.ts';
import { isBoundaryEdit } from '../../domain/operations/boundary-edit.ts';
import { countOf } from '../../domain/rules/area-count.ts';
import { translate } from '../../i18n/index.ts';
import type { BoundaryEdit } from '../../state/boundary.ts';
import { showsEditor } from '../../state/map-mode.ts';
import { labelPoint } from './label-point.ts';
import { feature, point, type MapSource, type View } from './source.ts';

/** Null where nothing is being redrawn. */
export const boundaryOf = ({ state }: View): BoundaryEdit | null => (showsEditor(state) ? state.boundary.edit : null);

const HUES = 6;

export const boundaryPart: MapSource = {
  inputs(view) {
    const edit = boundaryOf(view);
    return edit ? [edit.now, edit.picked, edit.rows, view.state.preferences.locale] : [null];
  },
  features(view) {
    const edit = boundaryOf(view);
    if (!edit) return [];
    const { now, rows, picked, base } = edit;
    const { locale } = view.state.preferences;
    return now.partition.ids.flatMap((id, n) => {
      const geom = now.partition.geometryOf(id);
      if (!geom) return [];
      const households = countOf(now.count, id).households;
      const label = translate(locale, 'boundary.map.label', {
        name: now.names.get(id) ?? rows.get(id)?.name ?? '',
        n: households,
      });
      const drawn = now.partition.area(id) !== base.partition.area(id);
      return [
        feature(id, geom, { role: 'part', hue: n % HUES, picked: picked.includes(id), drawn }),
        feature(`${id} label`, point(labelPoint(geom)), { role: 'label', label }),
      ];
    });
  },
};

export const boundaryMark: MapSource = {
  inputs(view) {
    const edit = boundaryOf(view);
    const { boundary, outbox, base: sent } = view.state;
    if (!edit) return showsEditor(view.state) && boundary.review ? [boundary.review, outbox, sent.territory] : [null];
    const { now, base, tool, picked, node, edge, stroke, snap, refusal, ghosts } = edit;
    const { locale } = view.state.preferences;
    return [now.partition, base, tool, picked, node, edge, stroke, snap, refusal, ghosts, locale];
  },
  features(view) {
    const edit = boundaryOf(view);
    if (!edit) return reviewed(view);
    const { now, base, node, edge, stroke, snap, refusal, ghosts } = edit;
    const word = snap && translate(view.state.preferences.locale, `boundary.snap.${snap.word}`);
    return [
      ...ghosts.map((shape, n) => feature(`ghost ${n}`, shape, { role: 'ghost' })),
      ...drawnBorders(now.partition, base.partition).map((line, n) => feature(`new ${n}`, line, { role: 'new' })),
      ...(edge ? [feature('edge', way(edge), { role: 'edge' })] : []),
      ...(stroke.length > 1 ? [feature('stroke', way(stroke), { role: 'stroke' })] : []),
      ...stroke
        .filter((_, n) => n === 0 || edit.drag === null)
        .map((at, n) => feature(`stroke ${n}`, point([...at]), { role: 'stroke-point' })),
      ...handles(edit),
      ...(node ? [feature('node', point([...node]), { role: 'node', state: 'picked' })] : []),
      ...(snap ? [feature('snap', point([...snap.at]), { role: 'snap', word: word ?? '' })] : []),
      ...(refusal?.at ? [feature('refusal', point([...refusal.at]), { role: 'refusal' })] : []),
    ];
  },
};

const way = (places: readonly LonLat[]): LineString => ({
  type: 'LineString',
  coordinates: places.map((at): Position => [...at]),
});

/** Nodes of the parts in hand, of all parts while none is. Corners of the parent say that they stay. */
function handles({ now: { partition }, tool, picked }: BoundaryEdit): Feature[] {
  if (tool !== 'move') return [];
  const ids = picked.length > 0 ? picked : partition.ids;
  const nodes = new Set(ids.flatMap((id) => partition.area(id)?.polygons.flat() ?? []).flatMap((ring) => [...ring]));
  return [...nodes].map((node) => {
    const fixed = partition.corners?.has(node) === true && partition.index.from(node).length !== 3;
    return feature(`node ${node}`, point([...partition.placeOf(node)]), {
      role: 'node',
      state: fixed ? 'fixed' : 'free',
    });
  });
}

/** Borders that were not there when it was opened, each once, as long as they go on. */
function drawnBorders(now: Partition, base: Partition): LineString[] {
  const lines: LineString[] = [];
  const seen = new Set<string>();
  for (const id of now.ids) {
    if (now.area(id) === base.area(id)) continue;
    for (const ring of now.area(id)?.polygons.flat() ?? []) {
      let line: Position[] = [];
      const end = (): void => {
        if (line.length > 1) lines.push({ type: 'LineString', coordinates: line });
        line = [];
      };
      let a = ring.at(-1) ?? 0;
      for (const b of ring) {
        const key = a < b ? `${a} ${b}` : `${b} ${a}`;
        const isNew = base.index.areaLeftOf(a, b) < 0 && base.index.areaLeftOf(b, a) < 0;
        if (isNew && !seen.has(key)) {
          if (line.length === 0) line.push([...now.placeOf(a)]);
          line.push([...now.placeOf(b)]);
        } else end();
        if (isNew) seen.add(key);
        a = b;
      }
      end();
    }
  }
  return lines;
}

/** A conflict: theirs as the server has it, mine as it was drawn. */
function reviewed({ state }: View): Feature[] {
  const { boundary, outbox, base } = state;
  const operation = outbox.find((entry) => entry.operation.op_id === boundary.review)?.operation;
  if (!showsEditor(state) || !operation || !isBoundaryEdit(operation)) return [];
  const { change, parent_id } = operation.args;
  return [
    ...[...base.territory.values()]
      .filter((row) => row.parent_id === parent_id)
      .map((row) => feature(`theirs ${row.id}`, row.geom, { role: 'theirs' })),
    ...change.areas.map(({ territory_id, geom }) => feature(`mine ${territory_id}`, geom, { role: 'ghost' })),
  ];
}
