import { describe, expect, it } from 'vitest';
import { groupBy, rows } from './testing.ts';

describe('Party organisation', () => {
  const members = groupBy(rows.party_member, (m) => m.compound_id);
  const formal = (compound: string): number =>
    (members.get(compound) ?? []).filter((m) => m.standing === 'formal').length;
  const livingIn = groupBy(rows.party_member, (m) => m.household_id);
  const branches = rows.party_org.filter((o) => o.kind === 'branch');
  const covered = groupBy(
    rows.party_org_coverage.filter((c) => c.covers_compound_id !== null),
    (c) => c.covers_compound_id,
  );

  it('forms a separate branch only where three formal members live, and joint ones by three methods for the rest', () => {
    const able = rows.compound.filter((c) => formal(c.id) >= 3);
    expect(able.length).toBeGreaterThan(50);
    expect(rows.compound.length - able.length).toBeGreaterThan(20);
    for (const org of branches) {
      const places = rows.party_org_coverage.filter((c) => c.party_org_id === org.id);
      expect(places.reduce((sum, c) => sum + formal(c.covers_compound_id ?? ''), 0)).toBeGreaterThanOrEqual(3);
      if (org.formation_method === 'separate') expect(places).toHaveLength(1);
      else {
        expect(places.length).toBeGreaterThan(1);
        expect(places.length).toBeLessThanOrEqual(5);
      }
    }
    expect(new Set(branches.map((o) => o.formation_method))).toEqual(
      new Set(['separate', 'same_grid', 'adjacent', 'strong_centre']),
    );
    expect([...covered.values()].every((list) => list.length === 1)).toBe(true);
    const without = rows.compound.filter((c) => !covered.has(c.id));
    expect(without.some((c) => formal(c.id) < 3)).toBe(true);
    expect(without.some((c) => formal(c.id) >= 3)).toBe(true);
  });

  it('has no member behind an empty door', () => {
    for (const household of rows.household) {
      const living = livingIn.get(household.id)?.length ?? 0;
      expect(household.residents).toBeGreaterThanOrEqual(living);
    }
  });

  it('is one tree from the work committee down to the groups, with somebody at the head of each', () => {
    const orgs = new Map(rows.party_org.map((o) => [o.id, o]));
    const tops = rows.party_org.filter((o) => o.parent_id === null);
    expect(tops.map((o) => o.kind)).toEqual(['work_committee']);
    for (const org of rows.party_org) {
      let current = org;
      for (let i = 0; current.parent_id !== null && i < 6; i++) current = orgs.get(current.parent_id) ?? current;
      expect(current).toBe(tops[0]);
      const head = rows.party_officer.filter(
        (o) => o.party_org_id === org.id && (o.post === 'secretary' || o.post === 'group_leader'),
      );
      expect(head).toHaveLength(1);
    }
    expect(rows.party_member.some((m) => m.standing === 'probationary')).toBe(true);
    expect(new Set(rows.party_member.map((m) => m.category)).size).toBe(6);
  });
});
