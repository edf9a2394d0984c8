/** Printing is an export like any other: written down first, also when somebody prints with the browser's own keys. */
import { useCallback, useEffect, useRef } from 'react';
import { exportFile, type ExportRecord } from '../../commands/export-file.ts';
import { toFailure, type Failure } from '../../domain/failure.ts';
import { useApp } from '../app-context.tsx';

/** Returns the way to print. `onFailure`: nothing was printed, unless the browser was asked directly. */
export function usePrinter(record: ExportRecord, onFailure: (failure: Failure) => void): () => Promise<void> {
  const app = useApp();
  const latest = useRef({ record, onFailure });
  const isWritten = useRef(false);
  useEffect(() => {
    latest.current = { record, onFailure };
  });
  const write = useCallback(
    async (handOver: () => void): Promise<void> => {
      try {
        await exportFile(app, latest.current.record, handOver);
      } catch (error) {
        latest.current.onFailure(toFailure(error));
      }
    },
    [app],
  );
  useEffect(() => {
    const onPrint = (): void => {
      if (!isWritten.current) void write(() => undefined);
    };
    window.addEventListener('beforeprint', onPrint);
    return () => window.removeEventListener('beforeprint', onPrint);
  }, [write]);
  return useCallback(
    () =>
      write(() => {
        isWritten.current = true;
        try {
          window.print();
        } finally {
          isWritten.current = false;
        }
      }),
    [write],
  );
}
