/** How a basemap is named inside the style, and where GL is told to find it. */
const PREFIX = 'basemap@';

export const basemapSourceId = (basemap: string): string => PREFIX + basemap;

export const isBasemapSource = (id: unknown): boolean => typeof id === 'string' && id.startsWith(PREFIX);

/** `url` may be relative to the page; tests have no page. */
export const archiveUrl = (url: string): string =>
  `pmtiles://${typeof document === 'undefined' ? url : new URL(url, document.baseURI).href}`;
