/** Pages of changes, put together. Pure; later pages win. */
import { ENTITY_NAMES } from '../domain/entities.ts';
import { emptyWorld, type Changes, type World } from '../domain/world.ts';

type Rows = readonly { readonly id: string }[];

/** The world that these pages, in order, make of nothing. Each table is filled once: for many pages this is faster than applying one after the other. */
export function worldOf(pages: Iterable<Changes>): World {
  const tables: Record<string, Map<string, unknown>> = {};
  for (const { upserts, removes } of pages) {
    for (const name of ENTITY_NAMES) {
      const table = (tables[name] ??= new Map());
      for (const id of removes[name] ?? []) table.delete(id);
      for (const row of (upserts[name] ?? []) as Rows) table.set(row.id, row);
    }
  }
  return { ...emptyWorld(), ...tables };
}

/** One page that does what these pages do, in order. A row that came and went leaves its remove. */
export function fold(pages: readonly Changes[]): Changes {
  const upserts: Record<string, Rows> = {};
  const removes: Record<string, readonly string[]> = {};
  for (const name of ENTITY_NAMES) {
    const last = new Map<string, { readonly id: string } | null>();
    for (const page of pages) {
      for (const id of page.removes[name] ?? []) last.set(id, null);
      for (const row of (page.upserts[name] ?? []) as Rows) last.set(row.id, row);
    }
    if (last.size === 0) continue;
    upserts[name] = [...last.values()].filter((row) => row !== null);
    removes[name] = [...last].filter(([, row]) => row === null).map(([id]) => id);
  }
  return { upserts, removes };
}

/** The same changes in pieces of at most `most` rows; removes come with the first. Nothing makes no piece. */
export function slices(changes: Changes, most: number): Changes[] {
  if (isEmpty(changes)) return [];
  const { upserts, removes } = changes;
  const pieces: Record<string, unknown[]>[] = [{}];
  let room = most;
  for (const name of ENTITY_NAMES) {
    const rows: Rows = upserts[name] ?? [];
    for (let at = 0; at < rows.length;) {
      if (room === 0) {
        pieces.push({});
        room = most;
      }
      const taken = rows.slice(at, at + room);
      Object.assign(pieces.at(-1) ?? {}, { [name]: taken });
      at += taken.length;
      room -= taken.length;
    }
  }
  return pieces.map((piece, n) => ({ upserts: piece, removes: n === 0 ? removes : {} }));
}

export const isEmpty = ({ upserts, removes }: Changes): boolean =>
  ENTITY_NAMES.every((name) => (upserts[name]?.length ?? 0) === 0 && (removes[name]?.length ?? 0) === 0);
