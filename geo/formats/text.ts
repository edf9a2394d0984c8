/** Bytes of unknown encoding as text, and text of files as text that may be shown. */
import { LIMITS } from './limits.ts';
import { refuse } from './problem.ts';

/** Without what commands a terminal or turns writing around; markup stays the plain text it is. */
export const plainText = (text: string): string =>
  text
    .slice(0, LIMITS.textLength)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();

/**
 * What old Chinese programs write: UTF-8 if it can be that, else GB 18030 (which holds GBK and GB 2312), else refused. A byte
 * order mark decides before that. `encoding` is the one that was found.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    const text = decodeAs(bytes, encoding);
    if (text !== null) return { text, encoding };
  }
  throw refuse('text_encoding');
}

/** Null when the bytes are no such text, or nobody knows the encoding. */
export function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
