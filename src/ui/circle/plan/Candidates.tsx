/** The inventory: idle premises and planned sites, each with how many households a station there would bring in. */
import { Check, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { gainsOfCandidates } from '../../../commands/circle/candidate-gains.ts';
import { toggleCandidate } from '../../../commands/circle/sites.ts';
import type { CandidateSite } from '../../../domain/entities.ts';
import { formatDate } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { useWords, type Words } from '../../cards/parts/use-words.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { MapSymbol } from '../../symbols/MapSymbol.tsx';
import circle from '../Circle.module.css';
import { RegisterSite } from './RegisterSite.tsx';
import styles from './Plan.module.css';

export function Candidates() {
  const words = useWords();
  const { t } = words;
  const app = useApp();
  const candidates = useAppState((state) => state.world.candidate_site);
  // as text: a site that moves is still the same choice
  const taken = useAppState(({ circle: { sites } }) => sites.map((site) => site.candidate_site_id).join(' '));
  const gains = useGains();
  const [registering, setRegistering] = useState(false);
  const lines = [...candidates.values()].sort(
    (a, b) => (gains?.get(b.id) ?? 0) - (gains?.get(a.id) ?? 0) || a.name.localeCompare(b.name, 'zh-CN'),
  );
  return (
    <Section title={t('circle.candidates')} aside={t('circle.spots.count', { n: lines.length })}>
      {lines.length === 0 && <Note>{t('circle.candidates.none')}</Note>}
      <Rows label={t('circle.candidates')}>
        {lines.map((site) => {
          const gain = gains?.get(site.id);
          const used = taken.includes(site.id);
          return (
            <Row
              key={site.id}
              to={{ kind: 'candidate_site', id: site.id }}
              icon={<MapSymbol name={site.kind} size={24} />}
              name={site.name}
              note={factsOf(words, site)}
              end={
                gain !== undefined && (
                  <span className={gain > 0 ? styles.plus : styles.quiet}>
                    {t('circle.candidate.gain', { n: gain })}
                  </span>
                )
              }
              action={
                <IconButton
                  label={t('circle.candidate.use', { name: site.name })}
                  className={styles.take}
                  aria-pressed={used}
                  onClick={() => toggleCandidate(app, site)}
                >
                  {used ? <Check size={20} aria-hidden="true" /> : <Plus size={20} aria-hidden="true" />}
                </IconButton>
              }
            />
          );
        })}
      </Rows>
      <div className={circle.buttons}>
        <Button weight="quiet" onClick={() => setRegistering(true)}>
          {t('operation.site.add')}
        </Button>
      </div>
      {registering && <RegisterSite onClose={() => setRegistering(false)} />}
    </Section>
  );
}

/** Households that each would bring in alone, beside what is there and planned; null until they are counted. */
function useGains(): ReadonlyMap<string, number> | null {
  const app = useApp();
  const candidates = useAppState((state) => state.world.candidate_site);
  const before = useAppState((state) => state.circle.before);
  const minutes = useAppState((state) => state.circle.minutes);
  const [gains, setGains] = useState<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    if (!before) return undefined;
    const abort = new AbortController();
    gainsOfCandidates(app, candidates.values(), before, minutes, abort.signal).then(setGains, () => {
      if (!abort.signal.aborted) setGains(null); // without them the list is still one to choose from
    });
    return () => abort.abort();
  }, [app, candidates, before, minutes]);
  return gains;
}

function factsOf({ t, locale }: Words, { kind, area_m2, owner, due_on }: CandidateSite): string {
  return [
    t(`circle.candidate.${kind}`),
    area_m2 !== null && t('circle.candidate.area', { n: Math.round(area_m2) }),
    owner,
    due_on !== null && t('circle.candidate.due', { day: formatDate(locale, due_on) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
