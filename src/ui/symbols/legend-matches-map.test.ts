/** The legend's colours are the map's: one set lives in a stylesheet, one in the style of the GL map, and only this holds them together. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { palettes } from '../../map/palette.ts';

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');

test.each(['light', 'dark', 'outdoor'] as const)('%s: legend and map use the same colours', (theme) => {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  const legend = Object.fromEntries(
    [...block.matchAll(/--map-([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
  );
  const map = palettes[theme];
  expect(legend).toEqual({
    party: map.party,
    'on-party': map.onParty,
    'case-open': map.caseOpen,
    'on-case-open': map.onCaseOpen,
    'case-overdue': map.caseOverdue,
    'on-case-overdue': map.onCaseOverdue,
    'case-closed': map.caseClosed,
    service: map.service,
    'on-service': map.onService,
    'visit-due': map.overdueVisit.due,
    'visit-missed': map.overdueVisit.missed,
    'visit-long-missed': map.overdueVisit.long_missed,
    ring: map.ring,
    'ring-line': map.ringLine,
    'on-ring': map.onRing,
    plan: map.plan,
    'on-plan': map.onPlan,
    unknown: map.unknown,
    'on-unknown': map.onUnknown,
    gate: map.gate,
    zone: map.zoneHues[0],
    'zone-blind': map.zoneBlind,
    community: map.boundary.community,
    grid: map.boundary.grid,
    'compound-line': map.compoundLine,
    'unit-compound': map.compoundKinds.unit_compound,
    'commercial-compound': map.compoundKinds.commercial_compound,
    'old-compound': map.compoundKinds.old_compound,
    'affordable-compound': map.compoundKinds.affordable_compound,
    'compound-other': map.compoundOther,
    building: map.building,
    'building-line': map.buildingLine,
    land: map.land,
    water: map.water,
    park: map.park,
    'major-road': map.majorRoad,
    'major-road-casing': map.majorRoadCasing,
  });
});
