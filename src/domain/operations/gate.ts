/** Gates of compounds: added and corrected on the map; what is walked through them changes at once. */
import type { Point } from 'geojson';
import type { CompoundGate } from '../entities.ts';
import type { CompoundGateId, CompoundId } from '../ids.ts';
import type { World } from '../world.ts';
import { NO_CHANGES, type OperationKinds } from './kind.ts';

interface GateAddArgs {
  gate_id: CompoundGateId;
  compound_id: CompoundId;
  kind: CompoundGate['kind'];
  /** `HH:MM-HH:MM`; always open when absent. */
  open_hours?: string;
  /** Within 30 m of the compound's outline. */
  geom: Point;
}

/** What is absent stays as it is. */
interface GateChangeArgs extends Partial<Pick<CompoundGate, 'kind' | 'open_hours' | 'is_closed' | 'geom'>> {
  gate_id: CompoundGateId;
}

export interface GateOperations {
  'gate.add': GateAddArgs;
  'gate.change': GateChangeArgs;
}

const nameOf = (world: World, compoundId: string | undefined): string =>
  world.compound.get(compoundId ?? '')?.name ?? '';

export const gateKinds: OperationKinds<GateOperations> = {
  'gate.add': {
    about: ({ gate_id, compound_id }) => [
      { entity: 'compound_gate', id: gate_id },
      { entity: 'compound', id: compound_id },
    ],
    title: (world, { compound_id }) => nameOf(world, compound_id),
    effect(world, { gate_id, compound_id, kind, open_hours = '00:00-24:00', geom }) {
      if (!world.compound.has(compound_id)) return NO_CHANGES;
      const gate: CompoundGate = { id: gate_id, version: 0, compound_id, kind, open_hours, is_closed: false, geom };
      return { upserts: { compound_gate: [gate] }, removes: {} };
    },
  },
  'gate.change': {
    about: ({ gate_id }) => [{ entity: 'compound_gate', id: gate_id }],
    title: (world, { gate_id }) => nameOf(world, world.compound_gate.get(gate_id)?.compound_id),
    effect(world, { gate_id, ...changes }) {
      const gate = world.compound_gate.get(gate_id);
      return gate ? { upserts: { compound_gate: [{ ...gate, ...changes }] }, removes: {} } : NO_CHANGES;
    },
  },
};
