import { roleMayReport } from '../../commands/report/hold-map.ts';
import type { AppState } from '../../state/store.ts';

export const mayReport = ({ session, day }: AppState): boolean =>
  day === null && session.kind === 'signed_in' && roleMayReport(session.role);
