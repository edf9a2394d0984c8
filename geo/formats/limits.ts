/**
 * How much one import may hold. A street office is a few thousand boundaries and some ten thousand buildings; the limits
 * are an order above that and keep memory below about 2 GB. A larger extract is cut first (`osmium extract -b …`).
 */
export const LIMITS = {
  /** Of a file of boundaries or of a table, whatever its format. */
  fileBytes: 50e6,
  osmXmlBytes: 400e6,
  osmPbfBytes: 40e6,
  features: 20_000,
  /** Of one feature, all rings together. */
  vertices: 20_000,
  /** Of one file, all features together: a district's grids are some hundred thousand. */
  fileVertices: 500_000,
  nameLength: 80,
  /** Of one attribute or cell, in characters; the rest is left out. */
  textLength: 2000,
  /** Attributes of one feature. */
  attributes: 200,
  /** Unpacked, all entries together. */
  zipBytes: 200e6,
  /** Unpacked bytes for one packed: a worksheet of equal rows comes to 100, a bomb to 1000. */
  zipRatio: 250,
  zipEntries: 2000,
  xmlDepth: 60,
  tableRows: 100_000,
  tableColumns: 500,
  /** Rows times columns. */
  tableCells: 5_000_000,
  osmNodes: 8_000_000,
  osmWays: 1_200_000,
  osmRelations: 100_000,
  /** Of one way or relation: OpenStreetMap itself allows 2,000 nodes and 32,000 members. */
  osmRefs: 32_000,
  /** Longest side of an extract: about a prefecture. */
  osmExtentDegrees: 2,
} as const;
