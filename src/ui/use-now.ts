import { useEffect, useState } from 'react';
import { useApp } from './app-context.tsx';

const STEP_MS = 30_000;

/** The app's clock in Unix ms, looked at twice a minute: near enough for deadlines and for the age of the data. */
export function useNow(): number {
  const { clock } = useApp();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), STEP_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
