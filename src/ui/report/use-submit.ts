import { useState } from 'react';
import { submitReport } from '../../commands/report/submit-report.ts';
import { undoReport } from '../../commands/report/undo-report.ts';
import { toFailure } from '../../domain/failure.ts';
import type { ReportDraft } from '../../domain/report-draft.ts';
import { translator } from '../../i18n/index.ts';
import { useApp } from '../app-context.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';
import { spotText } from './spot-text.ts';

/** What goes into the record is in the language of the office, whatever the screen speaks. */
const record = translator('zh-CN');

interface Submit {
  readonly submit: () => Promise<void>;
  readonly submitting: boolean;
  /** What went wrong, for a person; null while nothing has. */
  readonly problem: string | null;
}

/** Hands a draft in, says that it is safe, and offers to take it back. */
export function useSubmit(draft: ReportDraft): Submit {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const [submitting, setSubmitting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const undo = async (): Promise<void> => {
    try {
      toast(t((await undoReport(app)) ? 'report.undone' : 'report.undo_late'));
    } catch (thrown) {
      toast(t(`failure.${toFailure(thrown).code}`));
    }
  };
  const submit = async (): Promise<void> => {
    setSubmitting(true);
    setProblem(null);
    const kind = app.store.getState().world.case_class.get(draft.class_code ?? '');
    const spot = spotText(draft.spot, record);
    try {
      const left = await submitReport(app, draft, {
        title: kind?.minor_zh ?? '',
        spot: spot === '' ? '' : record('report.spot', { spot }),
      });
      if (left > 0) toast(t('report.photos.left', { n: left }));
      else toast(t('report.saved'), { label: t('report.undo'), run: () => void undo() });
    } catch (thrown) {
      setProblem(t(`failure.${toFailure(thrown).code}`));
      setSubmitting(false);
    }
  };
  return { submit, submitting, problem };
}
