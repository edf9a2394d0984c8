/**
 * The check, run beside everything else: in slices shorter than a frame, and again when what it reads has changed. Nothing has to
 * travel to a worker for it, and a pull of cases does not begin it anew.
 */
import { useEffect, useMemo, useState } from 'react';
import { CHECKED_TABLES, checkQuality } from '../../../domain/answers/quality/check.ts';
import { byGravity, type QualityFinding } from '../../../domain/answers/quality/finding.ts';
import type { World } from '../../../domain/world.ts';
import { useAppState } from '../../app-context.tsx';

export interface QualityState {
  /** Of the last check that came to its end; null before the first. */
  readonly findings: readonly QualityFinding[] | null;
  /** 0–1; 1 while nothing runs. */
  readonly done: number;
  /** The world it was made of. */
  readonly world: World;
}

/** Milliseconds of work before the page may draw again. */
const SLICE_MS = 8;

export function useQuality(): QualityState {
  const current = useAppState((state) => state.world);
  // oxlint-disable-next-line react/exhaustive-deps -- the same world as long as none of these tables has changed
  const world = useMemo(() => current, [current.profile, ...CHECKED_TABLES.map((name) => current[name])]);
  const [state, setState] = useState<QualityState>({ findings: null, done: 0, world });
  useEffect(() => {
    const abort = new AbortController();
    const run = async (): Promise<void> => {
      const findings = await runCheck(world, abort.signal, (done) => setState((before) => ({ ...before, done })));
      if (findings) setState({ findings, done: 1, world });
    };
    void run();
    return () => abort.abort();
  }, [world]);
  return state;
}

/** Null when it was called off. */
export async function runCheck(
  world: World,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<QualityFinding[] | null> {
  const findings: QualityFinding[] = [];
  let began = performance.now();
  for (const { found, done } of checkQuality(world)) {
    findings.push(...found);
    if (performance.now() - began < SLICE_MS) continue;
    onProgress(done);
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
    began = performance.now();
  }
  return findings.sort(byGravity);
}
