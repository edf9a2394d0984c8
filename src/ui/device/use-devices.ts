/** The devices, asked of the server when the page opens, when somebody asks, and when a revocation has gone through. */
import { useCallback, useEffect, useState } from 'react';
import { readDevices } from '../../commands/read-devices.ts';
import type { Device } from '../../domain/device.ts';
import { toFailure, type Failure } from '../../domain/failure.ts';
import { useApp, useAppState } from '../app-context.tsx';

interface Devices {
  readonly devices: readonly Device[] | null;
  readonly failure: Failure | null;
  readonly read: () => void;
}

export function useDevices(): Devices {
  const app = useApp();
  const revoked = useAppState(
    ({ outbox }) =>
      outbox.filter(({ operation, state }) => operation.name === 'device.revoke' && state === 'done').length,
  );
  const [asked, setAsked] = useState(0);
  const [found, setFound] = useState<Omit<Devices, 'read'>>({ devices: null, failure: null });
  useEffect(() => {
    let wanted = true;
    readDevices(app).then(
      (devices) => wanted && setFound({ devices, failure: null }),
      (thrown: unknown) => wanted && setFound((before) => ({ ...before, failure: toFailure(thrown) })),
    );
    return () => {
      wanted = false;
    };
    // `asked` and `revoked` are what makes it ask anew.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [app, asked, revoked]);
  return { ...found, read: useCallback(() => setAsked((n) => n + 1), []) };
}
