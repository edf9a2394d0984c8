import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noCaseFilter } from '../domain/rules/case-filter.ts';
import type { BoundaryProposalId } from '../domain/ids.ts';
import { addDays } from '../domain/rules/shanghai-time.ts';
import { parseScreen } from '../domain/screen.ts';
import { SELECTABLE } from '../domain/selection.ts';
import { DESK_VIEWS } from '../state/desk.ts';
import { formatPermalink, parsePermalink } from './permalink.ts';

const coordinate = (limit: number) => fc.integer({ min: -limit * 1e5, max: limit * 1e5 }).map((n) => n / 1e5);
const cameras = fc.record({
  center: fc.tuple(coordinate(180), coordinate(85)).map(([lon, lat]) => [lon, lat]),
  zoom: fc.integer({ min: 0, max: 2400 }).map((n) => n / 100),
});
const screens = fc.constantFrom('map', 'patrol', 'desk', 'orders', 'outbox').map(parseScreen);
const selections = fc.record({ kind: fc.constantFrom(...SELECTABLE), id: fc.uuid() });

const desks = fc.record({
  deskView: fc.option(fc.constantFrom(...DESK_VIEWS)),
  caseFilter: fc.record({ mine: fc.boolean(), class: fc.option(fc.constantFrom('01', '0102')) }).map((parts) => ({
    ...noCaseFilter,
    ...parts,
  })),
});
const pasts = fc.record({
  proposal: fc.option(fc.uuid().map((id) => id as BoundaryProposalId)),
  day: fc.option(fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days))),
});
const nothing = {
  camera: null,
  screen: 'map',
  selection: null,
  caseFilter: noCaseFilter,
  deskView: null,
  scenario: null,
  proposal: null,
  day: null,
};

describe('the permalink', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.option(cameras),
        screens,
        fc.option(selections),
        desks,
        pasts,
        (camera, screen, selection, desk, past) => {
          const link = { camera, screen, selection, scenario: null, ...desk, ...past };
          expect(parsePermalink(formatPermalink(link))).toEqual(link);
        },
      ),
    );
  });

  it('survives a chat program that encodes it', () => {
    const id = '01940000-0000-7000-8000-000000000001';
    expect(parsePermalink(`#map=16.5%2F41.30000%2F101.20000&sel=compound%3A${id}`)).toEqual({
      camera: { zoom: 16.5, center: [101.2, 41.3] },
      screen: 'map',
      selection: { kind: 'compound', id },
      caseFilter: noCaseFilter,
      deskView: null,
      scenario: null,
      proposal: null,
      day: null,
    });
  });

  it('never throws and never lets anything else through', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `#map=${text}&sel=${text}`),
        ),
        (hash) => {
          const { camera, selection } = parsePermalink(hash);
          if (camera) expect([...camera.center, camera.zoom].every(Number.isFinite)).toBe(true);
          if (selection) expect(SELECTABLE).toContain(selection.kind);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    '#map=16/91/101',
    '#map=16/41/181',
    '#map=25/41/101',
    '#map=-1/41/101',
    '#map=16/41',
    '#map=16/41/101/3',
    '#map=NaN/41/101',
    '#map=1e3/41/101',
    '#map=0x10/41/101',
    '#map=//',
    '#sel=profile:01940000-0000-7000-8000-000000000001',
    '#sel=compound:1',
    '#at=__proto__',
    '#at=desks',
    '#sel=__proto__:x',
    '#sel=compound:../../etc',
    '#%',
    '#',
  ])('takes %s for nothing', (hash) => {
    expect(parsePermalink(hash)).toEqual(nothing);
  });
});
