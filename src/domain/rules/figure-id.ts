import { REPORTED_MEASURES, type ReportedMeasure } from '../entities/boundary.ts';
import type { ReportedFigureId, TerritoryId } from '../ids.ts';

/**
 * The id of a total that nobody has reported yet: the territory's, its last byte changed by the measure. Two people who report
 * the same total of the same territory without knowing of each other so mean the same row, and the second one hears of the first.
 */
export function figureIdOf(territory: TerritoryId, measure: ReportedMeasure): ReportedFigureId {
  const last = Number.parseInt(territory.slice(-2), 16) ^ (REPORTED_MEASURES.indexOf(measure) + 1);
  return `${territory.slice(0, -2)}${last.toString(16).padStart(2, '0')}` as ReportedFigureId;
}
