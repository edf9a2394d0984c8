/**
 * Which coordinate system a file of boundaries is read in: what is plain is said, what is not is listed and refused. Nothing is
 * ever shifted by a guess.
 */
import type { MultiPolygon } from 'geojson';
import { nameOfCrs } from '../crs/crs.ts';
import type { Crs } from '../crs/crs.ts';
import { detectCrs, settleCrs } from '../crs/detect.ts';
import type { CrsCandidate, RawPosition } from '../crs/detect.ts';
import { metresBetween } from '../crs/metres.ts';
import { toWgs84 } from '../crs/transform.ts';
import { claimOf } from '../formats/claim.ts';
import { positionsOf } from '../formats/feature-file.ts';
import type { FeatureFile } from '../formats/feature-file.ts';
import { refuse } from '../formats/problem.ts';
import type { Reporter } from './report.ts';

/** Throws `ImportError` after the candidates have been listed. `given` is what the command line names. */
export function chooseCrs(
  file: FeatureFile,
  given: Crs | null,
  parent: { readonly name: string; readonly outline: MultiPolygon },
  report: Reporter,
): Crs {
  const positions = positionsOf(file.features);
  const candidates = detectCrs(positions, parent.outline);
  const settled = settleCrs(claimOf(file, given), candidates);
  if (settled.answer === 'plain') {
    if (settled.because === 'found') report.line('crs_found', { crs: nameOfCrs(settled.crs), parent: parent.name });
    return settled.crs;
  }
  for (const candidate of candidates) report.line('crs_candidate', { ...shown(candidate), parent: parent.name });
  if (settled.answer === 'unclear') throw refuse('crs_unclear');
  const { crs, other } = settled;
  throw refuse('looks_like_crs', {
    parent: parent.name,
    crs: nameOfCrs(crs),
    other: nameOfCrs(other.crs),
    shift: shiftBetween(crs, other.crs, positions[0]),
  });
}

/** 100 only where it is all. */
const percent = (share: number): number => Math.floor(share * 100 + 1e-9);

const shown = ({ crs, inside, shift, overlap }: CrsCandidate) => ({
  crs: nameOfCrs(crs),
  inside: percent(inside),
  shift: Math.round(shift),
  overlap: percent(overlap),
});

/** Whole metres between the two places that the same numbers mean. */
const shiftBetween = (a: Crs, b: Crs, [x, y]: RawPosition = [0, 0]): number =>
  Math.round(metresBetween(toWgs84(a)(x, y), toWgs84(b)(x, y)));
