/** A writer of small .xls files (BIFF8 in an OLE2 container), for tests, because the library only reads them. */
import { Bytes } from '../test-files.ts';
import type { Cell, Merge } from './table.ts';

const SECTOR = 512;
const END_OF_CHAIN = 0xffff_fffe;
const FREE = 0xffff_ffff;
const IS_FAT = 0xffff_fffd;
const NONE = 0xffff_ffff;
/** Shorter streams would lie in a part of their own. */
const LEAST_STREAM = 4096;

const record = (id: number, content: Bytes): Uint8Array =>
  new Bytes().u16(id, content.length).raw(content.done()).done();

const bof = (type: number): Uint8Array => record(0x809, new Bytes().u16(0x600, type).padTo(16));
const eof = (): Uint8Array => record(0x0a, new Bytes());

const wide = (text: string): Bytes => new Bytes().u8(1).u16(...Array.from(text, (_, i) => text.charCodeAt(i)));

export function xls(name: string, rows: readonly (readonly Cell[])[], merges: readonly Merge[] = []): Uint8Array {
  const texts = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))];
  const table = new Bytes().u32(texts.length, texts.length);
  for (const text of texts) table.u16(text.length).raw(wide(text).done());
  const globals = (at: number): Bytes =>
    new Bytes()
      .raw(bof(5))
      .raw(record(0x85, new Bytes().u32(at).u8(0, 0, name.length).raw(wide(name).done())))
      .raw(record(0xfc, table))
      .raw(eof());
  const book = globals(globals(0).length).raw(bof(0x10));
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (typeof cell === 'string') book.raw(record(0xfd, new Bytes().u16(r, c, 0).u32(texts.indexOf(cell))));
      if (typeof cell === 'number') book.raw(record(0x203, new Bytes().u16(r, c, 0).f64(cell)));
    });
  });
  const ranges = new Bytes().u16(merges.length);
  for (const merge of merges) ranges.u16(merge.startRow, merge.endRow, merge.startCol, merge.endCol);
  return container(book.raw(record(0xe5, ranges)).raw(eof()).padTo(LEAST_STREAM).done());
}

/** Sector 0 is the allocation table, sector 1 the directory, the rest the workbook. */
function container(workbook: Uint8Array): Uint8Array {
  const sectors = Math.ceil(workbook.length / SECTOR);
  const chain = Array.from({ length: sectors }, (_, i) => (i === sectors - 1 ? END_OF_CHAIN : i + 3));
  if (chain.length + 2 > SECTOR / 4) throw new RangeError('too many rows for one allocation table');
  const file = new Bytes()
    .u8(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
    .padTo(24)
    .u16(0x3e, 3, 0xfffe, 9, 6)
    .padTo(44)
    .u32(1, 1, 0, LEAST_STREAM, END_OF_CHAIN, 0, END_OF_CHAIN, 0, 0);
  while (file.length < SECTOR) file.u32(FREE);
  file.u32(IS_FAT, END_OF_CHAIN, ...chain);
  while (file.length < 2 * SECTOR) file.u32(FREE);
  entry(file, 'Root Entry', { type: 5, child: 1, start: END_OF_CHAIN, size: 0 });
  entry(file, 'Workbook', { type: 2, child: NONE, start: 2, size: workbook.length });
  return file
    .padTo(3 * SECTOR)
    .raw(workbook)
    .padTo((3 + sectors) * SECTOR)
    .done();
}

function entry(
  file: Bytes,
  name: string,
  { type, child, start, size }: Record<'type' | 'child' | 'start' | 'size', number>,
): void {
  const from = file.length;
  file
    .u16(...Array.from(name, (_, i) => name.charCodeAt(i)))
    .padTo(from + 64)
    .u16(2 * name.length + 2)
    .u8(type, 1)
    .u32(NONE, NONE, child)
    .padTo(from + 116)
    .u32(start, size)
    .padTo(from + 128);
}
