/** The address GL is given for a basemap's archive. `url` may be relative to the page; workers and tests have no page. */
export const archiveUrl = (url: string): string => `pmtiles://${typeof document === 'undefined' ? url : new URL(url, document.baseURI).href}`;
