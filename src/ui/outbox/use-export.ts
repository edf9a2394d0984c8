import { useState } from 'react';
import { exportOutbox } from '../../commands/export-outbox.ts';
import { toFailure } from '../../domain/failure.ts';
import { useApp } from '../app-context.tsx';
import { useToast } from '../parts/Toast.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useText } from '../use-text.ts';

/** The rescue file: made and handed to the browser's downloads. */
export function useExport(): { readonly busy: boolean; readonly save: () => Promise<void> } {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { name, bytes } = await exportOutbox(app);
      saveFile(name, bytes, 'application/zip');
      toast(t('outbox.export_done', { name }));
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
}
