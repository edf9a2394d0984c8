/** 上报此处, on the card of a compound, a building or a household. */
import { CirclePlus } from 'lucide-react';
import { beginReport } from '../../commands/report/begin-report.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import type { DraftPlace } from '../../domain/report-draft.ts';
import { isOnDuty } from '../../domain/rules/may-hold.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import { mayReport } from './may-report.ts';

interface ReportHereProps {
  readonly place: Exclude<DraftPlace, { kind: 'point' }>;
  readonly territoryId: TerritoryId;
}

export function ReportHere({ place, territoryId }: ReportHereProps) {
  const app = useApp();
  const t = useText();
  const may = useAppState((state) => mayReport(state) && isOnDuty(state.world, territoryId));
  if (!may) return null;
  return (
    <Button icon={<CirclePlus size={18} aria-hidden="true" />} onClick={() => void beginReport(app, place)}>
      {t('report.here')}
    </Button>
  );
}
