/** 河道/街道责任区: which sections there are and who answers for how many metres; what nobody answers for comes first. */
import { CircleDashed, Landmark, TriangleAlert, Waves, Waypoints } from 'lucide-react';
import { beginZone } from '../../../commands/drawing/begin.ts';
import { zonesAnswer, type ZoneGroup } from '../../../domain/answers/zones.ts';
import { mayDraw } from '../../../domain/rules/may-hold.ts';
import '../../../i18n/plan-texts.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Limited } from '../../cards/parts/Limited.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { Section } from '../../cards/parts/Section.tsx';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { useText } from '../../use-text.ts';
import styles from '../draw/Draw.module.css';
import { useMetres } from '../draw/use-metres.ts';

export default function ZonesTool() {
  const app = useApp();
  const t = useText();
  const metresOf = useMetres();
  const world = useAppState((state) => state.world);
  const answer = zonesAnswer(world);
  const count = answer.groups.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <>
      {count > 0 && (
        <>
          <p className={styles.sum}>{t('zone.total', { metres: metresOf(answer.metres), n: count })}</p>
          {answer.blindMetres > 0 ? (
            <p className={styles.blind}>
              <TriangleAlert size={18} aria-hidden="true" />
              {t('zone.blind.total', { metres: metresOf(answer.blindMetres) })}
            </p>
          ) : (
            <p className={styles.fine}>{t('zone.blind.none')}</p>
          )}
        </>
      )}
      {mayDraw(world) && (
        <div className={styles.tools}>
          <Button icon={<Waves size={20} aria-hidden="true" />} onClick={() => beginZone(app, 'river', true)}>
            {t('zone.draw.river')}
          </Button>
          <Button icon={<Waypoints size={20} aria-hidden="true" />} onClick={() => beginZone(app, 'street', true)}>
            {t('zone.draw.street')}
          </Button>
        </div>
      )}
      {count === 0 && (
        <Notice icon={<Waypoints />} title={t('zone.list.none')}>
          {t('zone.list.none.body')}
        </Notice>
      )}
      {answer.groups.map((group) => (
        <Group key={`${group.kind}/${group.name}`} group={group} />
      ))}
      {answer.units.length > 0 && (
        <Section title={t('zone.units')}>
          <Limited items={answer.units} head={8} label={t('zone.units')}>
            {({ unit, metres, sections }) => (
              <Row
                key={unit.id}
                to={{ kind: 'resident_unit', id: unit.id }}
                icon={<Landmark size={20} />}
                name={unit.name}
                note={t('zone.units.sections', { n: sections })}
                end={metresOf(metres)}
              />
            )}
          </Limited>
        </Section>
      )}
    </>
  );
}

function Group({ group: { kind, name, metres, blindMetres, lines } }: { readonly group: ZoneGroup }) {
  const t = useText();
  const metresOf = useMetres();
  return (
    <Section title={name} aside={metresOf(metres)}>
      {blindMetres > 0 && blindMetres < metres && (
        <p className={styles.fine}>{t('zone.group.blind', { metres: metresOf(blindMetres) })}</p>
      )}
      <Rows label={`${t(`zone.kind.${kind}`)} ${name}`}>
        {lines.map(({ zone, unit }) => (
          <Row
            key={zone.id}
            to={{ kind: 'responsibility_zone', id: zone.id }}
            icon={unit ? kind === 'river' ? <Waves size={20} /> : <Waypoints size={20} /> : <CircleDashed size={20} />}
            name={zone.name}
            note={unit?.name ?? t('zone.nobody')}
            end={metresOf(zone.length_m)}
          />
        ))}
      </Rows>
    </Section>
  );
}
