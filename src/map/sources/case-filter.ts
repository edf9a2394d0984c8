/** The cases the person has asked to see: the map shows no others. */
import type { CaseRecord } from '../../domain/entities.ts';
import { filterTest, isFiltering } from '../../domain/rules/case-filter.ts';
import { all, type View } from './source.ts';

export function shownCases({ state: { world, caseFilter }, now }: View): CaseRecord[] {
  const records = all(world.case_record);
  return isFiltering(caseFilter) ? records.filter(filterTest(world, caseFilter, now)) : records;
}

/** What `shownCases` depends on besides the cases and their stages. A filter may ask for anything, and for the time. */
export const filterInputs = ({ state: { world, caseFilter }, now }: View): readonly unknown[] =>
  isFiltering(caseFilter) ? [caseFilter, world, now] : [];
