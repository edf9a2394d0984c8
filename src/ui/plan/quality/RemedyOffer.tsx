/** What one tap would do about a finding, worked out on what is known now, and the tap. */
import { WandSparkles } from 'lucide-react';
import { useMemo } from 'react';
import { mendFinding } from '../../../commands/plan-quality.ts';
import { undoOperation } from '../../../commands/undo-operation.ts';
import type { QualityFinding } from '../../../domain/answers/quality/finding.ts';
import { planFix } from '../../../domain/answers/quality/plan-fix.ts';
import { toFailure } from '../../../domain/failure.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { isOnDuty } from '../../../domain/rules/may-hold.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { useToast } from '../../parts/Toast.tsx';
import styles from './Quality.module.css';
import { fixText } from './say.ts';

export function RemedyOffer({ finding, onDone }: { readonly finding: QualityFinding; readonly onDone: () => void }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const toast = useToast();
  const world = useAppState((state) => state.world);
  const role = profileOf(world)?.role;
  const { remedy } = finding;
  const may =
    (role === 'community_staff' || role === 'street_staff') && remedy !== null && isOnDuty(world, remedy.parent_id);
  const fix = useMemo(() => (may ? planFix(world, remedy) : null), [world, remedy, may]);
  if (!fix)
    return <p className={styles.offer}>{t(remedy === null || !may ? 'quality.only_look' : 'quality.cannot')}</p>;
  const what = fixText(words, fix);
  const undo = async (id: string): Promise<void> => {
    try {
      toast(t((await undoOperation(app, id)) ? 'quality.undone' : 'quality.undo_late'));
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  const mend = async (): Promise<void> => {
    try {
      const id = await mendFinding(app, fix, t('quality.reason', { what }));
      onDone();
      toast(t('quality.mended', { what }), { label: t('quality.undo'), run: () => void undo(id) });
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  return (
    <div className={styles.offer}>
      <p>{what}</p>
      <Button weight="primary" icon={<WandSparkles size={18} aria-hidden="true" />} onClick={() => void mend()}>
        {t(`quality.do.${fix.kind}`)}
      </Button>
    </div>
  );
}
