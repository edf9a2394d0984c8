/**
 * How much one import may hold. A street office is a few thousand boundaries and some ten thousand buildings; the limits
 * are an order above that and keep memory below about 2 GB. A larger extract is cut first (`osmium extract -b …`).
 */
export const LIMITS = {
  geojsonBytes: 50e6,
  osmXmlBytes: 400e6,
  osmPbfBytes: 40e6,
  features: 20_000,
  /** Of one feature, all rings together. */
  vertices: 20_000,
  nameLength: 80,
  osmNodes: 8_000_000,
  osmWays: 1_200_000,
  osmRelations: 100_000,
  /** Of one way or relation: OpenStreetMap itself allows 2,000 nodes and 32,000 members. */
  osmRefs: 32_000,
  /** Longest side of an extract: about a prefecture. */
  osmExtentDegrees: 2,
} as const;
