import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, mix } from './colour.ts';
import { dimmed, palettes, type Palette } from './palette.ts';

describe('outdoors', () => {
  const { outdoor, light } = palettes;

  test.each([
    'text',
    'textQuiet',
    'streetText',
    'party',
    'caseOverdue',
    'service',
    'select',
    'gate',
    'ringLine',
    'plan',
    'onUnknown',
    'device',
  ] as const)('%s stands out of the land by 7:1', (ink) => {
    expect(contrast(outdoor[ink], outdoor.land)).toBeGreaterThanOrEqual(7);
  });

  test('boundaries and compounds stand out of the land by 7:1, and lines are a pixel stronger', () => {
    for (const colour of [
      ...Object.values(outdoor.boundary),
      outdoor.compoundLine,
      ...outdoor.zoneHues,
      outdoor.zoneBlind,
    ])
      expect(contrast(colour, outdoor.land)).toBeGreaterThanOrEqual(7);
    expect(outdoor.lineBoost - light.lineBoost).toBe(1);
  });

  test('nothing of ours is see-through and halos are wide', () => {
    expect([outdoor.communityOpacity, outdoor.compoundOpacity]).toEqual([1, 1]);
    expect(outdoor.haloWidth).toBeGreaterThanOrEqual(1.5);
  });
});

test.each(Object.entries(palettes))('names are readable on everything they lie on: %s', (_theme, palette) => {
  for (const ground of [palette.land, palette.park, palette.building, palette.halo])
    expect(contrast(palette.text, ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.onCaseOpen, palette.caseOpen)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(palette.onService, palette.service)).toBeGreaterThanOrEqual(4.5);
});

test('urgency is never the colour of the Party', () => {
  for (const palette of Object.values(palettes)) {
    expect(new Set([palette.party, palette.caseOpen, palette.caseOverdue, palette.caseClosed]).size).toBe(4);
    expect(contrast(palette.caseOverdue, palette.caseOpen)).toBeGreaterThan(1.15); // told apart in greyscale too, besides their shapes
  }
});

test('a neighbour of the selection keeps 60 % of its colour', () => {
  expect(mix('#000000', '#ffffff', 0.6)).toBe('#666666');
  expect(dimmed(palettes.outdoor, '#000000')).toBe('#666666');
});

describe('the legend shows the colours of the map', () => {
  const css = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
  const colours: Record<string, (palette: Palette) => string> = {
    party: (p) => p.party,
    'on-party': (p) => p.onParty,
    'case-open': (p) => p.caseOpen,
    'on-case-open': (p) => p.onCaseOpen,
    'case-overdue': (p) => p.caseOverdue,
    'on-case-overdue': (p) => p.onCaseOverdue,
    'case-closed': (p) => p.caseClosed,
    service: (p) => p.service,
    'on-service': (p) => p.onService,
    'visit-due': (p) => p.overdueVisit.due,
    'visit-missed': (p) => p.overdueVisit.missed,
    'visit-long-missed': (p) => p.overdueVisit.long_missed,
    ring: (p) => p.ring,
    'ring-line': (p) => p.ringLine,
    'on-ring': (p) => p.onRing,
    plan: (p) => p.plan,
    'on-plan': (p) => p.onPlan,
    unknown: (p) => p.unknown,
    'on-unknown': (p) => p.onUnknown,
    gate: (p) => p.gate,
    zone: (p) => p.zoneHues[0] ?? '',
    'zone-blind': (p) => p.zoneBlind,
    community: (p) => p.boundary.community,
    grid: (p) => p.boundary.grid,
    'compound-line': (p) => p.compoundLine,
    'unit-compound': (p) => p.compoundKinds.unit_compound,
    'commercial-compound': (p) => p.compoundKinds.commercial_compound,
    'old-compound': (p) => p.compoundKinds.old_compound,
    'affordable-compound': (p) => p.compoundKinds.affordable_compound,
    'compound-other': (p) => p.compoundOther,
    building: (p) => p.building,
    'building-line': (p) => p.buildingLine,
    land: (p) => p.land,
    water: (p) => p.water,
    park: (p) => p.park,
    'major-road': (p) => p.majorRoad,
    'major-road-casing': (p) => p.majorRoadCasing,
  };

  test.each(Object.entries(palettes))('%s', (theme, palette) => {
    const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
    const shown = Object.fromEntries(
      [...block.matchAll(/--map-([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
    );
    expect(shown).toEqual(Object.fromEntries(Object.entries(colours).map(([name, of]) => [name, of(palette)])));
  });
});
