/** What the device prefers, told now and whenever it changes. Returns the way to stop. */
export function watchSystemTheme(window: Window, tell: (theme: 'light' | 'dark') => void): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const changed = () => tell(dark.matches ? 'dark' : 'light');
  changed();
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}
