/** Lines to draw along: compound walls and houses of this device's world, roads and rivers of the map, and a draft's ghost. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { LonLat } from '../../../geo/crs/offset.ts';
import { guidesFor, type Candidate, type GuideLine } from '../../../geo/partition/snap.ts';
import type { SnapWord } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { mapLines } from '../map-lines.ts';
import { editOf, setEdit } from './set-edit.ts';

/** Looks for them anew: what the map has in view changes as it moves. */
export function findGuides(app: AppContext): void {
  const edit = editOf(app);
  if (!edit || edit.drag) return;
  const { world } = app.store.getState();
  const lines: GuideLine[] = [
    ...edit.ghosts.flatMap((shape) => ringsOf('ghost', shape)),
    ...[...world.compound.values()].flatMap(({ geom }) => ringsOf('wall', geom)),
    ...[...world.building.values()].flatMap(({ geom }) => ringsOf('house', geom)),
    ...mapLines(app).map(({ kind, coordinates }): GuideLine => ({ id: kind, coordinates })),
  ];
  setEdit(app, { guides: guidesFor(edit.base.partition, lines) });
}

const ringsOf = (id: SnapWord, { type, coordinates }: Polygon | MultiPolygon): GuideLine[] =>
  (type === 'Polygon' ? [coordinates] : coordinates).flat().map((ring) => ({
    id,
    coordinates: ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat]),
  }));

const WORDS: readonly SnapWord[] = ['road', 'river', 'wall', 'house', 'ghost'];

/** What a candidate is, in a person's word. */
export const snapWord = ({ kind, guide }: Candidate): SnapWord =>
  WORDS.find((word) => word === guide) ?? (kind === 'node' ? 'node' : 'border');
