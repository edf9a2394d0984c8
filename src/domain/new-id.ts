/**
 * A new id (UUIDv7, RFC 9562): minted once, on the device where a thing is made, so that sending it twice is harmless (O2).
 * Not `crypto.randomUUID`: that one is missing on pages served without https, as some offices do.
 */
export function newId(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const stamp = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
