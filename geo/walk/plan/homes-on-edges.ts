/** Homes where they meet the network, for one pace and hour: what planning needs to know of them, as plain arrays. */

/** The edge of a home that is not connected: too far from anything to walk on, or at a gate that is shut. */
export const NO_EDGE = 0xffff_ffff;

/** One entry per home: a stairwell unit, with many households behind it. Seconds are whole 4096ths. */
export interface HomesOnEdges {
  /** `NO_EDGE` for none. */
  readonly edge: Uint32Array;
  /** Seconds along the edge to its first and to its second end. */
  readonly toFrom: Float64Array;
  readonly toTo: Float64Array;
  /** Seconds between the door and the edge. */
  readonly off: Float64Array;
}
