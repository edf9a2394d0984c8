/** Hands a file to the browser's downloads. */
export function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it over by then; kept longer, every export would stay in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
