/** 画小区、加站点: what of the town is drawn besides its boundaries. */
import { Building2, MapPinPlus } from 'lucide-react';
import { beginCompound, beginStation } from '../../../commands/drawing/begin.ts';
import '../../../i18n/plan-texts.ts';
import { useApp } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { useText } from '../../use-text.ts';

export function DrawTools() {
  const app = useApp();
  const t = useText();
  return (
    <Rows label={t('zone.draw.label')}>
      <Row
        icon={<Building2 size={20} />}
        name={t('zone.compound.draw')}
        note={t('zone.compound.draw.about')}
        onTake={() => beginCompound(app)}
      />
      <Row
        icon={<MapPinPlus size={20} />}
        name={t('zone.station.add')}
        note={t('zone.station.add.about')}
        onTake={() => beginStation(app)}
      />
    </Rows>
  );
}
