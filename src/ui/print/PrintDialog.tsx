/** “打印地图”: which paper, who made it, a look at the sheet, and then the printer or a PNG. Fetched when somebody prints. */
import { Dialog } from '@base-ui/react/dialog';
import { Download, Printer, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import '../../i18n/print-texts.ts';
import type { ExportRecord } from '../../commands/export-file.ts';
import type { TakePicture } from '../../commands/map-picture.ts';
import { toFailure } from '../../domain/failure.ts';
import { useApp } from '../app-context.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { downloadExport } from '../parts/export-file.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useText } from '../use-text.ts';
import { fileNameOf } from './file-name.ts';
import { pagePng } from './page-png.ts';
import { FORMATS, ORIENTATIONS, type Paper } from './paper.ts';
import { Preview } from './Preview.tsx';
import './print-media.css';
import styles from './PrintDialog.module.css';
import { PrintPage, type PrintContents } from './PrintPage.tsx';
import { useImprint } from './use-imprint.ts';
import { usePicture } from './use-picture.ts';
import { usePrinter } from './use-printer.ts';

interface PrintDialogProps extends PrintContents {
  /** Of the PNG and of a PDF, without its ending. */
  readonly fileName: string;
  /** What is written down of it when it is printed or saved. */
  readonly record: Omit<ExportRecord, 'format' | 'file_name'>;
  /** The same function while the map stays the same: another one means another picture. */
  readonly takePicture: TakePicture;
  readonly onClose: () => void;
}

export default function PrintDialog({ fileName, record, takePicture, onClose, ...contents }: PrintDialogProps) {
  const app = useApp();
  const t = useText();
  const [paper, setPaper] = useState<Paper>({ format: 'a3', orientation: 'landscape' });
  const [imprint, changeImprint] = useImprint();
  const page = useRef<HTMLElement>(null);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const { picture, again } = usePicture(frame, paper, takePicture);
  const name = fileNameOf(fileName);
  useDocumentAsSheet(name);
  /** What came of the PNG. Not a toast: the dialog lies over those. */
  const [saying, say] = useState('');
  const sheet = { contents, paper, imprint, picture };
  const ready = picture.kind === 'taken';

  const savePng = async (): Promise<void> => {
    if (!ready || !page.current) return;
    const file_name = `${name}.png`;
    const image = await pagePng(page.current, picture.image);
    await downloadExport(app, { ...record, format: 'png', file_name }, image);
    say(t('print.png_saved', { name: file_name }));
  };
  const print = usePrinter({ ...record, format: 'print', file_name: name }, (failure) =>
    say(t(`failure.${failure.code}`)),
  );
  const choose = (change: Partial<Paper>): void => {
    setPaper({ ...paper, ...change });
    say('');
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{t('print.title')}</Dialog.Title>
            <Dialog.Close
              render={
                <IconButton label={t('print.close')}>
                  <X size={22} aria-hidden="true" />
                </IconButton>
              }
            />
          </header>
          <div className={styles.choices}>
            <Segmented
              label={t('print.paper')}
              value={paper.format}
              options={FORMATS.map((value) => ({ value, label: t(`print.paper.${value}`) }))}
              onChange={(format) => choose({ format })}
            />
            <Segmented
              label={t('print.orientation')}
              value={paper.orientation}
              options={ORIENTATIONS.map((value) => ({ value, label: t(`print.orientation.${value}`) }))}
              onChange={(orientation) => choose({ orientation })}
            />
            <TextField
              label={t('print.unit')}
              hint={t('print.unit_hint')}
              value={imprint.unit}
              longest={60}
              onChange={(unit) => changeImprint({ unit })}
            />
            <TextField
              label={t('print.approval')}
              hint={t('print.approval_hint')}
              value={imprint.approval}
              longest={40}
              onChange={(approval) => changeImprint({ approval })}
            />
          </div>
          <Preview paper={paper}>
            <PrintPage {...sheet} page={page} frame={setFrame} />
          </Preview>
          <footer className={styles.foot}>
            <p role="status" className={styles.status}>
              {picture.kind === 'taking' && t('print.taking')}
              {picture.kind === 'failed' && t('print.failed')}
              {ready && saying}
            </p>
            {picture.kind === 'failed' && <Button onClick={again}>{t('print.again')}</Button>}
            <Button
              icon={<Download size={20} aria-hidden="true" />}
              disabled={!ready}
              onClick={() =>
                void savePng().catch((error: unknown) => {
                  const { code } = toFailure(error);
                  say(t(code === 'unexpected' ? 'print.png_failed' : `failure.${code}`));
                })
              }
            >
              {t('print.png')}
            </Button>
            <Button
              weight="primary"
              icon={<Printer size={20} aria-hidden="true" />}
              disabled={!ready}
              onClick={() => void print()}
            >
              {t('print.do')}
            </Button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
      {createPortal(
        <div className="on-paper" data-paper={`${paper.format}-${paper.orientation}`}>
          <PrintPage {...sheet} />
        </div>,
        document.body,
      )}
    </Dialog.Root>
  );
}

/** The document is the sheet while the dialog stands: for the printer (`print-media.css`), and in the name browsers give a PDF. */
function useDocumentAsSheet(title: string): void {
  useLayoutEffect(() => {
    const { title: before, documentElement: root } = document;
    document.title = title;
    root.dataset['printsSheet'] = '';
    return () => {
      document.title = before;
      delete root.dataset['printsSheet'];
    };
  }, [title]);
}
