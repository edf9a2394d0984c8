/** Directories of a PMTiles v3 archive: which tile lies where, as columns of varints. */
export interface Entry {
  tileId: number;
  /** Byte offset within the section the entry points into. */
  offset: number;
  length: number;
  /** How many consecutive tiles show the same bytes; 0 marks an entry that points to a leaf directory. */
  runLength: number;
}

function varint(out: number[], value: number): void {
  // Numbers reach 2^53, so division stands where 32-bit shifts would overflow.
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  out.push(rest);
}

/** Encodes entries that are sorted by tile id. */
export function encodeDirectory(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  varint(out, entries.length);
  let before = 0;
  for (const e of entries) {
    varint(out, e.tileId - before);
    before = e.tileId;
  }
  for (const e of entries) varint(out, e.runLength);
  for (const e of entries) varint(out, e.length);
  entries.forEach((e, i) => {
    const previous = entries[i - 1];
    // 0 means "right after the one before", the usual case in a clustered archive.
    varint(out, previous && e.offset === previous.offset + previous.length ? 0 : e.offset + 1);
  });
  return Uint8Array.from(out);
}
