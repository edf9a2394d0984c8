import { describe, expect, it, test } from 'vitest';
import { aChangedStreet, PROPOSAL } from '../../tests/builders/a-changed-street.ts';
import { aPage, fakeApp, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { settled } from '../../tests/fakes/later.ts';
import type { CaseRecord, Territory } from '../domain/entities.ts';
import type { TerritoryId } from '../domain/ids.ts';
import { initialSync } from '../state/sync.ts';
import { caseAvailability } from './availability.ts';
import { followPermalink } from './follow-permalink.ts';
import { leave } from './leave.ts';
import { perform } from './perform.ts';
import { pull } from './pull.ts';
import { holdMap } from './report/hold-map.ts';
import { showDay } from './show-day.ts';

const session = { kind: 'signed_in', ...anAccount, role: 'street_staff' } as const;
const complete = { ...initialSync, dataAsOf: '2026-11-20T02:00:00.000Z' };
const street = () => aChangedStreet().as('street_staff', 'street').withCase('case', { territory_id: 'new' });
const app = (hash = ''): FakeApp => fakeApp({ session, world: street().build(), sync: complete, hash });
const stateOf = ({ store }: FakeApp) => store.getState();
const grids = (made: FakeApp) =>
  [...stateOf(made).world.territory.values()].filter(({ level }) => level === 'grid').map(({ id }) => id);

describe('going to a past day', () => {
  it('shows the boundaries and counts of that day, and today’s again', () => {
    const made = app();
    const today = stateOf(made).world;
    showDay(made, '2026-03-01');
    expect(stateOf(made).day).toBe('2026-03-01');
    expect(grids(made).sort()).toEqual(['far', 'lost', 'wide']);
    expect(stateOf(made).world.place_summary.get('wide')?.households).toBe(812);
    showDay(made, null);
    expect(stateOf(made)).toMatchObject({ day: null, world: today });
    expect(stateOf(made).world).toBe(today);
  });

  it('draws nothing anew between two days of the same boundaries', () => {
    const made = app();
    showDay(made, '2026-04-01');
    const { world } = stateOf(made);
    showDay(made, '2026-05-01');
    expect(stateOf(made).day).toBe('2026-05-01');
    expect(stateOf(made).world).toBe(world);
    showDay(made, '2026-07-02');
    expect(stateOf(made).world).not.toBe(world);
  });

  it.each(['2026-11-20', '2027-01-01'])('takes %s, which has not passed, for today', (day) => {
    const made = app();
    showDay(made, day);
    expect(stateOf(made).day).toBeNull();
  });

  it('gives way to the whole where what is open was not there, and keeps what was', () => {
    const made = app();
    made.store.setState({ selection: { kind: 'territory', id: 'new' }, highlight: [{ kind: 'territory', id: 'new' }] });
    showDay(made, '2026-03-01');
    expect(stateOf(made)).toMatchObject({ selection: { kind: 'territory', id: 'community' }, highlight: [] });
    made.store.setState({ selection: { kind: 'territory', id: 'lost' } });
    showDay(made, '2026-06-30');
    expect(stateOf(made).selection?.id).toBe('lost');
    showDay(made, null);
    expect(stateOf(made).selection?.id).toBe('community');
  });

  it('stays there through a pull, with what is new', async () => {
    const made = app();
    showDay(made, '2026-03-01');
    const street = { ...(stateOf(made).base.territory.get('street') as Territory), name: '新名街道', version: 2 };
    made.remote.answers = [aPage({ full: false, changes: { upserts: { territory: [street] }, removes: {} } })];
    await pull(made);
    await settled();
    expect(stateOf(made).world.territory.get('street')?.name).toBe('新名街道');
    expect(grids(made)).toContain('lost');
    expect(stateOf(made).base.territory.has('lost')).toBe(false);
  });

  it('is forgotten with the person', () => {
    const made = app();
    showDay(made, '2026-03-01');
    leave(made, { kind: 'signed_out', failure: null });
    expect(stateOf(made).day).toBeNull();
  });
});

describe('on a past day nothing can be changed', () => {
  it('is refused, with nothing written', async () => {
    const made = app();
    showDay(made, '2026-03-01');
    const renaming = { territory_id: 'wide' as TerritoryId, name: '改名' };
    await expect(perform(made, 'territory.change', renaming)).rejects.toMatchObject({ code: 'past_day' });
    expect(stateOf(made).outbox).toEqual([]);
    showDay(made, null);
    await expect(perform(made, 'territory.change', renaming)).resolves.not.toBe('');
  });

  it('but a patrol that was under way ends, and nothing that goes on by itself is lost', async () => {
    const made = app();
    showDay(made, '2026-03-01');
    const finish = { patrol_id: 'patrol' as never, points: [], track: [] } as never;
    await expect(perform(made, 'patrol.finish', finish)).resolves.not.toBe('');
  });

  it('says why a case cannot be acted upon', () => {
    const made = app();
    const record = stateOf(made).world.case_record.get('case') as CaseRecord;
    const now = caseAvailability(stateOf(made), record);
    expect([now.primary, ...now.possible].filter(Boolean).length).toBeGreaterThan(0);
    showDay(made, '2026-03-01');
    const then = caseAvailability(stateOf(made), record);
    expect(then).toMatchObject({ primary: null, possible: [] });
    expect(then.blocked.filter(({ obstacle }) => obstacle?.kind === 'past_day')).toHaveLength(
      [now.primary, ...now.possible].filter(Boolean).length,
    );
  });

  it('begins no report where somebody holds the map', () => {
    const made = app();
    showDay(made, '2026-03-01');
    holdMap(made, [0, 0]);
    expect(stateOf(made).report.open).toBeNull();
    showDay(made, null);
    holdMap(made, [0, 0]);
    expect(stateOf(made).report.open).not.toBeNull();
  });
});

describe('the address', () => {
  test('carries the day both ways', () => {
    const made = app('#day=2026-03-01');
    followPermalink(made);
    expect(stateOf(made).day).toBe('2026-03-01');
    expect(grids(made)).toContain('lost');
    showDay(made, '2026-06-30');
    expect(made.addressBar.hash()).toContain('day=2026-06-30');
    showDay(made, null);
    expect(made.addressBar.hash()).not.toContain('day=');
  });

  test('of a day that has not come opens today', () => {
    const made = app('#day=2031-01-01');
    followPermalink(made);
    expect(stateOf(made).day).toBeNull();
  });

  test('opens a proposal on the planning screen, and Back closes it', () => {
    const made = app(`#at=plan&proposal=${PROPOSAL}`);
    followPermalink(made);
    expect(stateOf(made)).toMatchObject({ screen: 'plan', plan: { tool: 'proposals', proposal: PROPOSAL } });
    made.store.setState(({ plan }) => ({ plan: { ...plan, proposal: null } }));
    expect(made.addressBar.hash()).toBe('#at=plan');
  });
});
