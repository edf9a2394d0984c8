/** Puts text on the clipboard. False where the browser does not allow it (a page without HTTPS, a refused permission). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // `navigator.clipboard` is missing on plain HTTP, and may be refused elsewhere: both mean that a person must copy by hand.
    return false;
  }
}
