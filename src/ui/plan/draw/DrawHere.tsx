/** On a card: draws its compound's outline anew, or moves its station. */
import { MapPinned, PencilRuler } from 'lucide-react';
import { moveStation, reshapeCompound } from '../../../commands/drawing/begin.ts';
import type { CompoundId, ServiceStationId } from '../../../domain/ids.ts';
import '../../../i18n/plan-texts.ts';
import { useApp } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';

export type Drawable =
  | { readonly kind: 'compound'; readonly id: CompoundId }
  | { readonly kind: 'service_station'; readonly id: ServiceStationId };

export default function DrawHere({ of }: { readonly of: Drawable }) {
  const app = useApp();
  const t = useText();
  return of.kind === 'compound' ? (
    <Button icon={<PencilRuler size={18} aria-hidden="true" />} onClick={() => reshapeCompound(app, of.id)}>
      {t('zone.compound.reshape')}
    </Button>
  ) : (
    <Button icon={<MapPinned size={18} aria-hidden="true" />} onClick={() => moveStation(app, of.id)}>
      {t('zone.station.move')}
    </Button>
  );
}
