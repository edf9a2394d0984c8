/**
 * `npm start`: builds what is missing, opens the data directory, serves everything on one origin of this machine and says
 * where. Options: `--reset` (begin with the demo again). Environment: PORT, DATA_DIR, DATABASE_URL, or SUPABASE_URL with
 * SUPABASE_PUBLISHABLE_KEY to serve the app for a Supabase project elsewhere; ALLOWED_HOSTS, the names under which a proxy
 * publishes it.
 */
import { parseArgs } from 'node:util';
import { buildAppIfStale } from './app-build.ts';
import { DatabaseUnusable } from './connect-explained.ts';
import { claimDataDirectory, openDataDirectory, type OpenDirectory } from './data-directory.ts';
import { DataDirectoryBusy } from './lock.ts';
import { MigrationFailed } from './migrate.ts';
import { dataPaths, defaultDataDir, DIST } from './paths.ts';
import { printedProgress } from './progress.ts';
import { createSite, listen, PortBusy, requireFreePort, type SiteOptions } from './server.ts';
import { outdatedWalkFiles } from './walk-files.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } });
  const settings = readSettings(process.env);
  const progress = printedProgress();
  say('Lianxin Map 连心图');
  const dataDir = defaultDataDir();
  // first of all, so that a second start is refused at once
  const lock = settings.supabase === null ? await claimDataDirectory(dataDir) : null;
  await requireFreePort(settings.port);
  const opening =
    lock === null
      ? null
      : openDataDirectory({ dataDir, databaseUrl: settings.databaseUrl, reset: values.reset, progress, lock });
  const [build, opened] = await Promise.allSettled([buildAppIfStale(progress), opening]);
  const directory = opened.status === 'fulfilled' ? opened.value : null;
  try {
    if (opened.status === 'rejected') throw opened.reason;
    if (build.status === 'rejected') throw build.reason;
    const server = await listen(createSite(siteOptions(settings, directory)), settings.port);
    await directory?.announce(server.url);
    say(welcome(server.url, directory, settings));
    for (const id of await outdatedWalkFiles(siteOptions(settings, directory).walk))
      say(
        `The walking network "${id}" is of an older version and is not served: import it again (npm run import -- walk …).`,
      );
    await untilStopped();
    say('stopping …');
    await server.close();
  } finally {
    await directory?.close();
  }
}

const siteOptions = (settings: Settings, directory: OpenDirectory | null): SiteOptions => ({
  backend: directory?.backend ?? null,
  dist: DIST,
  basemaps: directory?.basemaps ?? dataPaths(defaultDataDir()).basemaps,
  walk: directory?.walk ?? dataPaths(defaultDataDir()).walk,
  supabaseUrl: settings.supabase?.url ?? '',
  publishableKey: settings.supabase?.publishableKey ?? directory?.secrets.publishable_key ?? '',
  demoAccounts: directory?.demoAccounts ?? [],
  allowedHosts: settings.allowedHosts,
});

function welcome(url: string, directory: OpenDirectory | null, { supabase }: Settings): string {
  const accounts = directory?.demoAccounts ?? [];
  const lines = ['', `Ready: ${url}`];
  if (supabase !== null) lines.push(`Data: the Supabase project at ${supabase.url}`);
  if (accounts.length > 0) {
    lines.push('Demo accounts (one tap on the sign-in page):');
    for (const { email, password, display_name, place } of accounts)
      lines.push(`  ${email.padEnd(24)} ${password}   ${display_name}, ${place}`);
  }
  return [...lines, 'Stop with Ctrl+C.'].join('\n');
}

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

/** Troubles with a known cause are told in one line; only the unforeseen ones come with their stack. */
const KNOWN = [DataDirectoryBusy, PortBusy, DatabaseUnusable, MigrationFailed, SettingsError];

try {
  await main();
  process.exit(0);
} catch (error) {
  const isKnown = KNOWN.some((kind) => error instanceof kind);
  const text = error instanceof Error ? (isKnown ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
