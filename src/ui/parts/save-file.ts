/** Hands the person a file, as a download. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once it has begun, which is not yet now.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
