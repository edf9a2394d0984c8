/** What was begun and not handed in. A case that has gone while some of its photos found no room is here too. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { beginReport } from '../../commands/report/begin-report.ts';
import { closeReport } from '../../commands/report/close-report.ts';
import { dropDraft } from '../../commands/report/drop-draft.ts';
import { openDrafts } from '../../commands/report/open-drafts.ts';
import { sendLeftPhotos } from '../../commands/report/send-left-photos.ts';
import type { ReportDraft } from '../../domain/report-draft.ts';
import { formatDateTime } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useLocale, useText } from '../use-text.ts';
import styles from './DraftList.module.css';
import { placeText } from './place-text.ts';
import { reportFromHere } from './report-from-here.ts';
import form from './ReportForm.module.css';

export function DraftList() {
  const app = useApp();
  const t = useText();
  const drafts = useAppState(({ report }) => report.drafts);
  return (
    <div className={form.form}>
      <div className={form.head}>
        <h2 className={form.title}>{t('report.drafts')}</h2>
        <IconButton label={t('shell.close')} onClick={() => void closeReport(app)}>
          <X size={22} aria-hidden="true" />
        </IconButton>
      </div>
      <ul className={styles.list}>
        {[...drafts].reverse().map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
      <div className={form.foot}>
        <Button
          weight="primary"
          className={form.submit}
          onClick={() => void reportFromHere(app).catch(() => beginReport(app, null))}
        >
          {t('report.drafts.new')}
        </Button>
      </div>
    </div>
  );
}

function DraftRow({ draft }: { readonly draft: ReportDraft }) {
  const app = useApp();
  const t = useText();
  const locale = useLocale();
  const toast = useToast();
  const world = useAppState((state) => state.world);
  const [asking, setAsking] = useState(false);
  const kind = world.case_class.get(draft.class_code ?? '');
  const name =
    draft.title || (kind && (locale === 'en' ? kind.minor_en : kind.minor_zh)) || t('report.drafts.untitled');
  const facts = [
    draft.place && placeText(world, t, draft.place),
    draft.photos.length > 0 && t('report.drafts.photos', { n: draft.photos.length }),
    t('report.drafts.begun', { time: formatDateTime(locale, draft.begun_at) }),
  ];
  const sendPhotos = async (): Promise<void> => {
    const left = await sendLeftPhotos(app, draft.id);
    if (left > 0) toast(t('report.photos.left', { n: left }));
  };
  return (
    <li className={styles.draft}>
      <p className={styles.name}>{name}</p>
      <p className={form.note}>{facts.filter(Boolean).join(' · ')}</p>
      {draft.is_reported && (
        <p className={form.warning}>{t('report.drafts.left_photos', { n: draft.photos.length })}</p>
      )}
      {asking ? (
        <>
          <p>{t('report.drafts.drop_sure')}</p>
          <div className={form.row}>
            <Button onClick={() => setAsking(false)}>{t('report.drafts.keep')}</Button>
            <Button onClick={() => void dropDraft(app, draft.id)}>{t('report.drafts.drop')}</Button>
          </div>
        </>
      ) : (
        <div className={form.row}>
          <Button weight="quiet" onClick={() => setAsking(true)}>
            {t('report.drafts.drop')}
          </Button>
          <Button onClick={() => (draft.is_reported ? void sendPhotos() : void openDrafts(app, draft.id))}>
            {t(draft.is_reported ? 'report.drafts.retry_photos' : 'report.drafts.continue')}
          </Button>
        </div>
      )}
    </li>
  );
}
