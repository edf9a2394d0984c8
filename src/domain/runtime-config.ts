import type { Bounds } from '../../geo/bounds.ts';
import type { Role } from './role.ts';

/** A basemap archive on our own origin (PMTiles). */
export interface Basemap {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly bounds: Bounds;
  readonly attribution: string;
}

/** A walking network on our own origin (`geo/walk`). */
export interface WalkFile {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Unpacked: it travels compressed, and the browser does not say how much of that has come. */
  readonly bytes: number;
  readonly bounds: Bounds;
}

/** One-tap accounts; the server lists them in the demo only. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly display_name: string;
  /** Where they work, e.g. `清和社区 第八网格`. */
  readonly place: string;
}

/** `/config.json`: what one build needs to know to serve this place. No rebuild, no secret. */
export interface RuntimeConfig {
  /** Origin of the Supabase project, or empty for the page's own origin. */
  readonly supabase_url: string;
  readonly publishable_key: string;
  readonly basemaps: readonly Basemap[];
  readonly walk_files: readonly WalkFile[];
  readonly demo_accounts: readonly DemoAccount[];
}
