import type { LayerKey } from '../state/layers.ts';
import type { AppContext } from './context.ts';

export function toggleLayer(app: AppContext, key: LayerKey): void {
  app.store.setState(({ layers }) => ({ layers: { ...layers, [key]: !layers[key] } }));
}
