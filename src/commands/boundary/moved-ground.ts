/** The ground that comes to another part by a proposal: what each part would gain of the others. */
import { area, difference, feature, featureCollection } from '@turf/turf';
import { proposalParts } from '../../domain/answers/proposal-parts.ts';
import type { BoundaryProposal } from '../../domain/entities.ts';
import type { World } from '../../domain/world.ts';
import type { MovedGround } from '../../state/plan.ts';
import type { AppContext } from '../context.ts';

/** Less is rounding along a common border. Square metres. */
const LEAST_M2 = 1;

export const movedGround = (world: World, proposal: BoundaryProposal): readonly MovedGround[] =>
  proposalParts(world, proposal).flatMap(({ id, before, after }): MovedGround[] => {
    if (!after) return [];
    const gained = before ? difference(featureCollection([feature(after), feature(before.geom)])) : feature(after);
    return gained && area(gained) >= LEAST_M2 ? [{ to: id, geom: gained.geometry }] : [];
  });

/** Finds it for the map, which shows the proposal. */
export const findMovedGround = ({ store }: AppContext, world: World, proposal: BoundaryProposal): void =>
  store.setState(({ plan }) => ({ plan: { ...plan, moved: movedGround(world, proposal) } }));
