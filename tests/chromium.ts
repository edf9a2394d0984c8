/** Finds the Chromium that the browser tests run in, or installs one and says so. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Headless Chromium draws WebGL 2 in software with these; the sandbox needs rights that containers do not give. */
export const HEADLESS_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * For tests, which draw the map on two shared cores: only the map itself goes through software WebGL, the page is put together
 * without it. The first map is there in two thirds of the time. Benches measure without this.
 */
export const TEST_FLAGS: readonly string[] = [
  ...HEADLESS_FLAGS,
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
  '--disable-accelerated-2d-canvas',
];

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run: the next candidate
  }
};

/** `CHROMIUM_PATH`, one on the PATH, or Playwright's own; null when there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const named = env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH is ${named}: there is no program there.`);
    return named;
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name)));
  return [...onPath, ...MAC_APPS].find(isExecutable) ?? playwrightChromium();
}

/** Where Playwright would keep its own, if that is there. */
function playwrightChromium(): string | null {
  const script = `import('playwright').then(({ chromium }) => process.stdout.write(chromium.executablePath()))`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: join(import.meta.dirname, '..'),
  });
  return status === 0 && stdout !== '' && existsSync(stdout) ? stdout : null;
}

/** Like `findChromium`, but installs one where there is none; throws with what to do when that fails. */
export function requireChromium(say: (text: string) => void): string {
  const found = findChromium();
  if (found !== null) return found;
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  try {
    if (isRootOnDebian) {
      say('No Chromium found: installing the one of this system (apt-get install chromium fonts-noto-cjk) …');
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } else {
      say('No Chromium found: installing the one of Playwright (npx playwright install chromium) …');
      execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
    }
  } catch (error) {
    throw new Error('No Chromium could be installed. Install one, or set CHROMIUM_PATH to one.', { cause: error });
  }
  const installed = findChromium();
  if (installed === null) throw new Error('Chromium was installed but is not found. Set CHROMIUM_PATH to it.');
  return installed;
}
