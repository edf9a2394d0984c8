import { roleMayReport } from '../../commands/report/hold-map.ts';
import type { AppState } from '../../state/store.ts';

export const mayReport = ({ session }: AppState): boolean =>
  session.kind === 'signed_in' && roleMayReport(session.role);
