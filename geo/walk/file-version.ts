/**
 * Which walking network this is: of the file's bytes, FNV-1a, eight hexadecimal digits. Tells one file from another; protects
 * against nothing.
 */
export function walkFileVersion(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
