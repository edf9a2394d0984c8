/** How the app comes onto the home screen: asked for by the browser's own question, or by hand where there is none (iOS). */
import type { Installing } from '../commands/device-ports.ts';

/** Chromium's event; no library knows it. */
interface InstallQuestion extends Event {
  prompt(): Promise<unknown>;
}

const isQuestion = (event: Event): event is InstallQuestion => 'prompt' in event;

export function homeScreen(window: Window): Installing {
  let question: InstallQuestion | null = null;
  let tell: Parameters<Installing['follow']>[0] = () => undefined;
  // Comes early and once: kept from the first moment on.
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault(); // the offer stands on the device's page, and does not cover the map
    question = isQuestion(event) ? event : null;
    tell('offered');
  });
  window.addEventListener('appinstalled', () => {
    question = null;
    tell('installed');
  });
  const { navigator } = window;
  const isInstalled =
    window.matchMedia('(display-mode: standalone)').matches || Reflect.get(navigator, 'standalone') === true;
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad calls itself a Mac; no Mac has a touch screen.
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
  return {
    follow(listener) {
      tell = listener;
      listener(isInstalled ? 'installed' : question ? 'offered' : isApple ? 'by_hand' : 'unknown');
      return () => {
        tell = () => undefined;
      };
    },
    async ask() {
      await question?.prompt();
      question = null;
      tell('unknown');
    },
  };
}
