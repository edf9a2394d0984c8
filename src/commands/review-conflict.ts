import type { Operation } from '../domain/operation.ts';
import type { AppContext } from './context.ts';
import { flyTo } from './fly-to.ts';

/** Two people redrew the same border: puts both versions on the map, where a person decides (`commands/boundary/decide-conflict.ts`). */
export function reviewConflict(app: AppContext, { op_id, args }: Operation<'boundary.edit'>): void {
  app.store.setState(({ plan, boundary }) => ({
    screen: 'plan',
    plan: { ...plan, tool: 'edit' },
    boundary: { ...boundary, review: op_id, edit: null, unfit: null },
    selection: null,
    highlight: [],
  }));
  flyTo(app, { kind: 'territory', id: args.parent_id });
}
