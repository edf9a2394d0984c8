/** A basemap archive that lies on this device, so that the ground is there without a network. */
export interface KeptBasemap {
  readonly url: string;
  readonly name: string;
  readonly bytes: number;
  /** When it was fetched, ISO 8601. */
  readonly keptAt: string;
  /** The server's name for this version of the file, or null where it gives none. */
  readonly etag: string | null;
}
