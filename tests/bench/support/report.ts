/** What every bench prints about its figures and about the machine they were taken on. */
import { cpus, totalmem } from 'node:os';

/** The machine in one line: `2 × Xeon …, 24 GB, Node 24.21.0`. */
export function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${memory} GB, ${process.platform}, Node ${process.versions.node}`;
}

/** Of repeated figures the least, the middle and the 95th of a hundred. */
export function spread(values: readonly number[]): { min: number; median: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { min: at(0.0001), median: at(0.5), p95: at(0.95) };
}

/** Rounds to `digits` behind the point. */
export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Prints the figures with the machine as one JSON object on the last line. */
export function report(figures: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ ...figures, machine: machine() })}\n`);
}
