/** Where the file of the import wizard would lie: outlines or points, in one of the systems that are looked at. */
import { feature, type MapSource, type View } from './source.ts';

const previewOf = ({ state: { screen, plan } }: View) => (screen === 'plan' ? plan.importPreview : null);

export const importPreview: MapSource = {
  inputs: (view) => [previewOf(view)],
  features: (view) => (previewOf(view) ?? []).map((geometry, n) => feature(`preview:${n}`, geometry)),
};
