/**
 * `#map=zoom/lat/lon&at=screen&view=…&cases=…&plan=…&proposal=…&day=…&sel=kind:id` ⇄ where the map is, what is open and which cases are shown. A hash comes from chats and address bars, so
 * anything in it that is not exactly this is nothing.
 */
import { formatCaseFilter, parseCaseFilter, type CaseFilter } from '../domain/rules/case-filter.ts';
import { parseScreen, type Screen } from '../domain/screen.ts';
import type { BoundaryProposalId, CircleScenarioId } from '../domain/ids.ts';
import { isDay, type Day } from '../domain/rules/shanghai-time.ts';
import { formatSelection, isId, parseSelection, type Selection } from '../domain/selection.ts';
import type { Camera } from '../state/camera.ts';
import { parseDeskView, type DeskView } from '../state/desk.ts';

export interface Permalink {
  readonly camera: Camera | null;
  readonly screen: Screen;
  readonly selection: Selection | null;
  readonly caseFilter: CaseFilter;
  readonly deskView: DeskView | null;
  /** The saved scenario that the circle shows. */
  readonly scenario: CircleScenarioId | null;
  /** The proposal of boundaries that the planning screen shows. */
  readonly proposal: BoundaryProposalId | null;
  /** The past day whose boundaries are shown. */
  readonly day: Day | null;
}

const NUMBER = /^-?\d{1,3}(\.\d{1,12})?$/;
const MAX_ZOOM = 24;
/** Web Mercator ends here. */
const MAX_LATITUDE = 85.051129;

/** Degrees: 5 decimals are about a metre. */
const DECIMALS = 5;

export function formatPermalink(link: Permalink): string {
  const { camera, screen, selection, caseFilter, deskView, scenario, proposal, day } = link;
  const parts: string[] = [];
  if (camera) {
    const [lon = 0, lat = 0] = camera.center;
    parts.push(`map=${Number(camera.zoom.toFixed(2))}/${lat.toFixed(DECIMALS)}/${lon.toFixed(DECIMALS)}`);
  }
  if (screen !== 'map') parts.push(`at=${screen}`);
  if (deskView) parts.push(`view=${deskView}`);
  const cases = formatCaseFilter(caseFilter);
  if (cases !== '') parts.push(`cases=${cases}`);
  if (scenario) parts.push(`plan=${scenario}`);
  if (proposal) parts.push(`proposal=${proposal}`);
  if (day) parts.push(`day=${day}`);
  if (selection) parts.push(`sel=${formatSelection(selection)}`);
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

export function parsePermalink(hash: string): Permalink {
  // Chat programs like to encode `:` and `/`; URLSearchParams undoes it and never throws.
  const fields = new URLSearchParams(hash.replace(/^#/, '').slice(0, 500));
  return {
    camera: parseCamera(fields.get('map') ?? ''),
    screen: parseScreen(fields.get('at') ?? ''),
    selection: parseSelection(fields.get('sel') ?? ''),
    caseFilter: parseCaseFilter(fields.get('cases') ?? ''),
    deskView: parseDeskView(fields.get('view') ?? ''),
    scenario: parseId(fields.get('plan') ?? '') as CircleScenarioId | null,
    proposal: parseId(fields.get('proposal') ?? '') as BoundaryProposalId | null,
    day: parseDay(fields.get('day') ?? ''),
  };
}

const parseId = (text: string): string | null => (isId(text) ? text : null);

const parseDay = (text: string): Day | null => (isDay(text) ? text : null);

function parseCamera(text: string): Camera | null {
  const parts = text.split('/');
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return null;
  const [zoom = 0, lat = 0, lon = 0] = parts.map(Number);
  if (zoom < 0 || zoom > MAX_ZOOM || Math.abs(lat) > MAX_LATITUDE || Math.abs(lon) > 180) return null;
  return { center: [lon, lat], zoom };
}
