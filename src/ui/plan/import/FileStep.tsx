/** The file: dropped or chosen. Below, what was imported before. */
import { Upload } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { cx } from '../../parts/cx.ts';
import { useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { PastImports } from './PastImports.tsx';
import type { WizardActions } from './use-wizard.ts';

const ACCEPT = '.geojson,.json,.zip,.kml,.kmz,.gpx,.csv,.txt,.xls,.xlsx';

export function FileStep({ open, withPort }: WizardActions) {
  const t = useText();
  const online = useAppState((state) => state.online);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) void open(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      <div
        className={cx(styles.drop, over && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Button weight="primary" large icon={<Upload />} disabled={!online} onClick={() => input.current?.click()}>
          {t('import.file.choose')}
        </Button>
        <span className={styles.quiet}>{t('import.file.drop')}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept={ACCEPT}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = ''; // the same file again, after it has been mended
          }}
        />
      </div>
      <p className={styles.quiet}>{t('import.file.kinds')}</p>
      <p className={styles.quiet}>{t('import.identity.rule')}</p>
      <p className={styles.quiet}>{t('import.reload')}</p>
      <PastImports withPort={withPort} />
    </>
  );
}
