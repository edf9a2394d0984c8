/** What the screens read of the runtime configuration. */
export type { Basemap, DemoAccount } from '../domain/runtime-config.ts';
