/** Checklists: each look at an item is a row of its own, so that two people who look at the same one have no conflict. */
import type { ChecklistResult } from '../entities.ts';
import type { ChecklistResultId, CompoundId, PartyOrgId, PatrolId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import { NO_CHANGES, type OperationKinds } from './kind.ts';

export interface ChecklistTickArgs {
  result_id: ChecklistResultId;
  template_id: string;
  /** Code of the item. */
  item: string;
  /** What the template is about: one of the two. */
  compound_id?: CompoundId;
  party_org_id?: PartyOrgId;
  ok: boolean;
  note?: string;
  patrol_id?: PatrolId;
}

export interface ChecklistOperations {
  'checklist.tick': ChecklistTickArgs;
}

export const checklistKinds: OperationKinds<ChecklistOperations> = {
  'checklist.tick': {
    about: ({ result_id }) => [{ entity: 'checklist_result', id: result_id }],
    title: (world, { template_id, item, compound_id = '', party_org_id = '' }) => {
      const subject = world.compound.get(compound_id) ?? world.party_org.get(party_org_id);
      const named = world.checklist_template.get(template_id)?.items.find(({ code }) => code === item);
      return [subject?.name, named?.name_zh].filter(Boolean).join(' · ');
    },
    effect(world, args, { made_at }) {
      const { result_id, template_id, item, compound_id, party_org_id, ok, note = '', patrol_id } = args;
      const subject = world.compound.get(compound_id ?? '') ?? world.party_org.get(party_org_id ?? '');
      if (!subject) return NO_CHANGES;
      const me = profileOf(world);
      const result: ChecklistResult = {
        id: result_id,
        version: 0,
        territory_id: subject.territory_id,
        template_id,
        item,
        compound_id: compound_id ?? null,
        party_org_id: party_org_id ?? null,
        ok,
        note: note.trim() || null,
        patrol_id: patrol_id ?? null,
        profile_id: me?.id ?? null,
        checker_name: me?.display_name ?? '',
        checked_at: made_at,
      };
      return { upserts: { checklist_result: [result] }, removes: {} };
    },
  },
};
