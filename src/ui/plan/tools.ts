/** The tools of the planning screen: one line each. Their code comes when somebody opens one. */
import {
  Download,
  History,
  ListChecks,
  PencilRuler,
  ScrollText,
  Upload,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Role } from '../../domain/role.ts';
import type { ScreenProps } from '../rail/places.ts';
import { PLAN_TOOLS, type PlanTool } from '../../state/plan.ts';

export interface ToolPlace {
  readonly tool: PlanTool;
  readonly icon: LucideIcon;
  readonly roles: readonly Role[];
  readonly load: () => Promise<{ default: ComponentType<ScreenProps> }>;
}

const STAFF: readonly Role[] = ['community_staff', 'street_staff'];
const EVERYBODY: readonly Role[] = [...STAFF, 'leader'];

const TOOLS: Readonly<Record<PlanTool, Omit<ToolPlace, 'tool'>>> = {
  edit: { icon: PencilRuler, roles: STAFF, load: () => import('./edit/EditTool.tsx') },
  proposals: { icon: ScrollText, roles: EVERYBODY, load: () => import('./proposals/ProposalsTool.tsx') },
  history: { icon: History, roles: EVERYBODY, load: () => import('./history/HistoryTool.tsx') },
  zones: { icon: Waypoints, roles: EVERYBODY, load: () => import('./zones/ZonesTool.tsx') },
  quality: { icon: ListChecks, roles: EVERYBODY, load: () => import('./quality/QualityTool.tsx') },
  import: { icon: Upload, roles: STAFF, load: () => import('./import/ImportTool.tsx') },
  export: { icon: Download, roles: EVERYBODY, load: () => import('./export/ExportTool.tsx') },
};

/** Each the same object for ever: a screen whose place is another one begins anew. */
const PLACES: readonly ToolPlace[] = PLAN_TOOLS.map((tool) => ({ tool, ...TOOLS[tool] }));

/** The tools that a role has, in their order. */
export const toolsOf = (role: Role | null): readonly ToolPlace[] =>
  PLACES.filter(({ roles }) => role !== null && roles.includes(role));
