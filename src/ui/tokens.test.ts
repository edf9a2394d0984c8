/** The colours are a promise about legibility: read from the stylesheet itself, so that a pretty new hex cannot break it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function colours(theme: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['surface', 'surface-sunken', 'surface-hover'];
/** What is written on what. Everything a screen may combine is listed; a combination that is not listed is not used. */
const TEXT: [ink: string, ground: string][] = [
  ...SURFACES.flatMap((ground): [string, string][] => [
    ['text', ground],
    ['text-muted', ground],
    ['action', ground],
    ['party', ground],
    ['urgent', ground],
    ['overdue', ground],
    ['done', ground],
  ]),
  ['text', 'canvas'],
  ['text-muted', 'canvas'],
  ['on-action', 'action'],
  ['on-action', 'action-hover'],
  ['on-action-soft', 'action-soft'],
  ['text', 'action-soft'],
  ['text-muted', 'action-soft'],
  ['party', 'action-soft'],
  ['urgent', 'action-soft'],
  ['overdue', 'action-soft'],
  ['done', 'action-soft'],
  ['on-party-fill', 'party-fill'],
  ['party', 'party-soft'],
  ['text', 'party-soft'],
  ['on-urgent-fill', 'urgent-fill'],
  ['urgent', 'urgent-soft'],
  ['text', 'urgent-soft'],
  ['on-overdue-fill', 'overdue-fill'],
  ['overdue', 'overdue-soft'],
  ['text', 'overdue-soft'],
  ['done', 'done-soft'],
  ['text', 'done-soft'],
];
/** Edges of controls, focus rings, symbols: WCAG 1.4.11 asks 3:1. */
const SHAPES: [string, string][] = [
  ...SURFACES.map((ground): [string, string] => ['border-control', ground]),
  ...SURFACES.map((ground): [string, string] => ['focus', ground]),
  ['focus', 'canvas'],
  ['map-on-party', 'map-party'],
  ['map-on-case-open', 'map-case-open'],
  ['map-on-case-overdue', 'map-case-overdue'],
  ['map-on-ring', 'map-ring-line'],
  ['map-on-plan', 'map-plan'],
  ['map-on-unknown', 'map-unknown'],
  ...SURFACES.flatMap((ground): [string, string][] => [
    ['map-party', ground],
    ['map-case-overdue', ground],
    ['map-case-closed', ground],
  ]),
];

const THEMES = [
  { theme: 'light', text: 4.5, shape: 3 },
  { theme: 'dark', text: 4.5, shape: 3 },
  { theme: 'outdoor', text: 7, shape: 4.5 },
];

describe.each(THEMES)('$theme', ({ theme, text, shape }) => {
  const tokens = colours(theme);
  const ratio = (ink: string, ground: string): number => {
    const [a, b] = [tokens.get(ink), tokens.get(ground)];
    if (!a || !b) throw new Error(`${theme} has no --${a ? ground : ink}`);
    return contrast(a, b);
  };

  test.each(TEXT)(`%s on %s is at least ${text}:1`, (ink, ground) => {
    expect(ratio(ink, ground)).toBeGreaterThanOrEqual(text);
  });

  test.each(SHAPES)(`%s against %s is at least ${shape}:1`, (ink, ground) => {
    expect(ratio(ink, ground)).toBeGreaterThanOrEqual(shape);
  });
});

test('the measure itself is right', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('every theme names the same colours', () => {
  const names = (theme: string) => [...colours(theme).keys()].sort();
  expect(names('dark')).toEqual(names('light'));
  expect(names('outdoor')).toEqual(names('light'));
});
