/** The sites of the plan. Each can be dragged on the map, or moved here by arrows: every drag has another way. */
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, MapPinPlus, Move, Save, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { placeSites } from '../../../commands/circle/place-sites.ts';
import { flyToSite, nudgeSite, removeSite, showSites } from '../../../commands/circle/sites.ts';
import type { PlanOutcome } from '../../../domain/answers/circle-plan.ts';
import type { PlanSite } from '../../../domain/circle.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { MapSymbol } from '../../symbols/MapSymbol.tsx';
import circle from '../Circle.module.css';
import { SaveScenario } from '../scenarios/SaveScenario.tsx';
import { siteTitle } from '../site-title.ts';
import styles from './Plan.module.css';

/** Metres of one press of an arrow. */
const STEP = 20;
const WAYS = [
  { key: 'ArrowUp', label: 'circle.site.move.north', icon: ArrowUp, by: [0, STEP] },
  { key: 'ArrowDown', label: 'circle.site.move.south', icon: ArrowDown, by: [0, -STEP] },
  { key: 'ArrowLeft', label: 'circle.site.move.west', icon: ArrowLeft, by: [-STEP, 0] },
  { key: 'ArrowRight', label: 'circle.site.move.east', icon: ArrowRight, by: [STEP, 0] },
] as const;

export function Sites({ outcome }: { readonly outcome: PlanOutcome | null }) {
  const app = useApp();
  const { t } = useWords();
  const sites = useAppState((state) => state.circle.sites);
  const [saving, setSaving] = useState(false);
  return (
    <Section title={t('circle.sites')} aside={sites.length > 0 && t('circle.spots.count', { n: sites.length })}>
      {sites.length === 0 && <Note>{t('circle.sites.none')}</Note>}
      <ul aria-label={t('circle.sites')}>
        {sites.map((site) => (
          <Site key={site.id} site={site} households={outcome?.bySite.get(site.id) ?? 0} />
        ))}
      </ul>
      <div className={circle.buttons}>
        <Button icon={<MapPinPlus size={20} aria-hidden="true" />} onClick={() => placeSites(app)}>
          {t('circle.sites.add')}
        </Button>
        {sites.length > 0 && (
          <>
            <Button weight="quiet" onClick={() => showSites(app, [])}>
              {t('circle.sites.clear')}
            </Button>
            <Button
              weight="primary"
              icon={<Save size={20} aria-hidden="true" />}
              disabled={outcome === null}
              onClick={() => setSaving(true)}
            >
              {t('operation.scenario.save')}
            </Button>
          </>
        )}
      </div>
      {saving && <SaveScenario onClose={() => setSaving(false)} />}
    </Section>
  );
}

function Site({ site, households }: { readonly site: PlanSite; readonly households: number }) {
  const app = useApp();
  const { t } = useWords();
  const [adjusting, setAdjusting] = useState(false);
  const move = (by: readonly [number, number]): void => nudgeSite(app, site.id, by[0], by[1]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = WAYS.find(({ key }) => key === event.key);
    if (!way) return;
    event.preventDefault();
    move(way.by);
  };
  return (
    <li className={styles.site}>
      <div className={styles.siteLine}>
        <button type="button" className={styles.siteName} onClick={() => flyToSite(app, site.id)}>
          <MapSymbol name="plan_site" size={24} />
          <span>
            <strong>{siteTitle(t, site)}</strong>
            <span className={styles.quiet}>{t('circle.site.serves', { n: households })}</span>
          </span>
        </button>
        <IconButton label={t('circle.site.adjust')} aria-expanded={adjusting} onClick={() => setAdjusting(!adjusting)}>
          <Move size={20} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t('circle.site.remove', { name: siteTitle(t, site) })}
          onClick={() => removeSite(app, site.id)}
        >
          <Trash2 size={20} aria-hidden="true" />
        </IconButton>
      </div>
      {adjusting && (
        <div role="group" aria-label={t('circle.site.move', { name: siteTitle(t, site) })} className={styles.arrows}>
          {WAYS.map(({ key, label, icon: Icon, by }) => (
            <IconButton key={key} label={t(label)} onClick={() => move(by)} onKeyDown={onKeyDown}>
              <Icon size={22} aria-hidden="true" />
            </IconButton>
          ))}
        </div>
      )}
    </li>
  );
}
