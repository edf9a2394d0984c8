import { pointOf } from '../../domain/report-draft.ts';
import { openDraft } from '../../state/report.ts';
import { feature, point, type MapSource } from './source.ts';

/** Where the report stands that is being written. */
export const draftCase: MapSource = {
  inputs: ({ state: { report, world } }) => [openDraft(report)?.place ?? null, world.building],
  features({ state: { report, world } }) {
    const at = pointOf(world, openDraft(report)?.place ?? null);
    return at ? [feature('draft', point(at))] : [];
  },
};
