/** Chains of edges, broken until they meet only at nodes they have in common. */
import { breaksOf } from './conflicts.ts';
import { EdgeIndex } from './edge-index.ts';
import type { Node } from './lattice.ts';

/** Breaking bends edges by a step at most, which may bring another node to lie on one. This does not go on for long. */
const ROUNDS = 16;

export const flat = (chains: readonly (readonly Node[])[]): Float64Array =>
  Float64Array.from(
    chains.flatMap((chain, c) => chain.slice(1).flatMap((b, i) => (chain[i] === b ? [] : [chain[i] as Node, b, c]))),
  );

/** The same chains with more nodes; null if there is no end to it. */
export function nodedChains(chains: readonly (readonly Node[])[]): readonly (readonly Node[])[] | null {
  let now = chains;
  for (let round = 0; round < ROUNDS; round++) {
    const { breaks } = breaksOf(EdgeIndex.of(flat(now)), true);
    if (breaks.isEmpty) return now;
    now = now.map((chain) =>
      chain.flatMap((a, i) => {
        const b = chain[i + 1];
        return b === undefined ? [a] : [a, ...breaks.between(a, b)];
      }),
    );
  }
  return null;
}
