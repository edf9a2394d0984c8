export type { Basemap, DemoAccount, RuntimeConfig } from '../domain/runtime-config.ts';
