/** The service worker as the commands see it (`AppFiles`). It is registered when the page has what it needs itself. */
import type { AppFiles } from '../commands/device-ports.ts';
import type { InstalledApp } from '../state/device.ts';

/** An open page looks for a newer build this often. Milliseconds. */
const LOOK_EVERY_MS = 60 * 60_000;

/** Somebody's setting or the address forbids it (private mode, cookies blocked): no fault of ours, so nothing to log. */
const isForbidden = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'SecurityError' || error.name === 'NotSupportedError');

/** `url` null where there is no worker to register: a development server. */
export function serviceWorkerFiles(window: Window, url: string | null): AppFiles {
  const container = url === null ? undefined : window.navigator.serviceWorker;
  let registration: ServiceWorkerRegistration | null = null;
  let tell: (app: InstalledApp) => void = () => undefined;
  /** Whether a build served this page from its start; what takes over then is another one. */
  const hadController = Boolean(container?.controller);
  let asked = false;
  let replaced = false;

  const say = (): void => {
    if (!registration) return;
    if (replaced) tell('replaced');
    else if (registration.waiting && registration.active) tell('waiting');
    else tell(registration.active ? 'ready' : 'preparing');
  };
  const watch = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', say);

  /** Without one the app works on: it only cannot be opened without a network, which its page on the device says. */
  async function register(workers: ServiceWorkerContainer, script: string): Promise<void> {
    // Where workers are blocked, some browsers answer nothing at all instead of refusing.
    let made: ServiceWorkerRegistration | undefined;
    try {
      made = await workers.register(script, { updateViaCache: 'none' });
    } catch (error) {
      if (!isForbidden(error)) reportError(error);
    }
    if (!made) return tell('absent');
    const { installing, waiting } = (registration = made);
    watch(installing);
    watch(waiting);
    made.addEventListener('updatefound', () => {
      watch(made.installing);
      say();
    });
    say();
  }

  return {
    follow(listener) {
      if (!container || url === null) return () => undefined;
      tell = listener;
      const changed = (): void => {
        if (asked) window.location.reload();
        else if (hadController) replaced = true;
        say();
      };
      const begin = (): void => void register(container, url);
      const look = window.setInterval(() => void registration?.update().catch(() => undefined), LOOK_EVERY_MS);
      container.addEventListener('controllerchange', changed);
      if (window.document.readyState === 'complete') begin();
      else window.addEventListener('load', begin, { once: true });
      return () => {
        tell = () => undefined;
        window.clearInterval(look);
        container.removeEventListener('controllerchange', changed);
        window.removeEventListener('load', begin);
      };
    },
    takeOver() {
      if (replaced) return window.location.reload();
      asked = true;
      registration?.waiting?.postMessage('take-over');
    },
    look: () => void registration?.update().catch(() => undefined),
  };
}
