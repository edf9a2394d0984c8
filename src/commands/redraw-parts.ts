import type { TerritoryId } from '../domain/ids.ts';
import type { AppContext } from './context.ts';

/** From a territory's card to the editor of its parts (调整边界), which opens them when it is there. */
export const redrawParts = (app: AppContext, id: TerritoryId): void =>
  app.store.setState(({ plan, boundary }) => ({
    screen: 'plan',
    plan: { ...plan, tool: 'edit' },
    boundary: { ...boundary, edit: null, unfit: null, review: null, wanted: id },
    selection: null,
    highlight: [],
  }));
