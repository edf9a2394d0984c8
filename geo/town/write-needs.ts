/** Who is old and who is a child behind the doors (一老一小): about 27 % of households have somebody of 60, 18 % a child. */
import type { Draft } from './draft.ts';
import type { CompoundKind } from './rows.ts';

/** How likely somebody of 60 or more lives behind a door: people have grown old together where they were housed together. */
const OLD: Record<CompoundKind | 'none', number> = {
  unit_compound: 0.42,
  old_compound: 0.38,
  affordable_compound: 0.28,
  commercial_compound: 0.2,
  none: 0.3,
};

/** Runs after all who draw from the stream of homes: contacts are there, and nobody else's numbers move. */
export function writeNeeds(draft: Draft): void {
  const random = draft.random.fork('needs');
  const kinds = new Map(draft.rows.compound.map((compound) => [compound.id, compound.kind]));
  draft.rows.household.forEach((household, i) => {
    const contact = draft.rows.household_contact[i];
    const { residents } = household;
    const isOld = random.chance(OLD[kinds.get(household.compound_id ?? '') ?? 'none']);
    const isYoung = random.chance(0.29);
    const two = random.chance(0.45);
    if (contact?.id !== household.id || residents === 0) return;
    const leftBehind = contact.care.includes('child_left_behind') && residents > 1;
    contact.children = leftBehind || (residents > 2 && isYoung) ? 1 + Number(two && residents > 3) : 0;
    const adults = residents - contact.children;
    if (isOld || leftBehind || contact.care.includes('elderly_alone')) contact.elders = two ? Math.min(2, adults) : 1;
  });
}
