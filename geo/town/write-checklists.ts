/** What has been checked against the standards of the reference data: 五有 in compounds, 三六 in some of their branches. */
import type { Random } from '../random.ts';
import type { Draft } from './draft.ts';

/** Codes as in the reference data of the database; a test compares the two. */
export const CHECKLISTS = {
  five_haves: ['party_org', 'venue', 'member_register', 'contact_mechanism', 'emergency_plan'],
  three_sixes: [
    'grasp_formation',
    'grasp_service',
    'grasp_training',
    'grasp_activities',
    'grasp_standards',
    'grasp_examples',
    'has_person',
    'has_place',
    'has_sign',
    'has_register',
    'has_rules',
    'has_funds',
    'plate_and_seal',
    'party_flag',
    'furniture',
    'bookshelf',
    'suggestion_box',
    'notice_board',
  ],
} as const;

const DAY = 86_400_000;

/** Two thirds have been looked at in full, the others in part or not at all. */
const looked = (random: Random): number => {
  const roll = random.next();
  return roll < 0.66 ? 1 : roll < 0.9 ? 0.6 : 0;
};

export function writeChecklists(draft: Draft, now: number): void {
  const random = draft.random.fork('checklists');
  const check = (
    template: keyof typeof CHECKLISTS,
    territory: string,
    subject: { compound_id: string | null; party_org_id: string | null },
  ): void => {
    const share = looked(random);
    const checked = Math.round((now - random.between(1, 80) * DAY) / 60_000) * 60_000;
    const worker = draft.rows.grid_worker.find((w) => w.territory_id === territory && w.employment === 'full_time');
    for (const item of CHECKLISTS[template]) {
      if (!random.chance(share)) continue;
      const ok = random.chance(0.82);
      draft.rows.checklist_result.push({
        id: draft.newId(),
        territory_id: territory,
        template_id: template,
        item,
        ...subject,
        ok,
        note: ok || random.chance(0.5) ? null : '尚未落实，已告知负责人。',
        patrol_id: null,
        profile_id: null,
        checker_name: worker?.name ?? '社区工作人员',
        checked_at: new Date(checked).toISOString(),
      });
    }
  };
  for (const { id, territoryId } of draft.compounds)
    check('five_haves', territoryId, { compound_id: id, party_org_id: null });
  const branches = draft.rows.party_org.filter((o) => o.kind === 'branch' && o.scope_kind === 'compound');
  for (const org of branches.slice(0, 20))
    check('three_sixes', org.territory_id, { compound_id: null, party_org_id: org.id });
}
