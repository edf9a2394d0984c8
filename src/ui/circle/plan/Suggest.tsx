/** 推荐选址: how many, for whom, from where; what the machine would choose, and how good that is known to be. */
import { BadgeCheck, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { proveSuggestion, suggestSites, takeSuggestion } from '../../../commands/circle/suggest-sites.ts';
import type { PlanGround, PlanNeed, Suggestion } from '../../../domain/circle.ts';
import { formatRate } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Section } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { cx } from '../../parts/cx.ts';
import { Segmented } from '../../parts/Segmented.tsx';
import { TextField } from '../../parts/TextField.tsx';
import answer from '../reach/Answer.module.css';
import { siteTitle } from '../site-title.ts';
import styles from './Plan.module.css';

const COUNTS = ['1', '2', '3', '5', '8'] as const;
const NEEDS: readonly PlanNeed[] = ['all', 'elderly', 'children'];
const GROUNDS: readonly PlanGround[] = ['inventory', 'anywhere'];

export function Suggest() {
  const app = useApp();
  const { t } = useWords();
  const suggestion = useAppState(({ circle }) => circle.suggestion);
  const ready = useAppState(({ circle }) => circle.reach !== null);
  const candidates = useAppState(({ world }) => world.candidate_site.size);
  const [count, setCount] = useState<(typeof COUNTS)[number]>('3');
  const [need, setNeed] = useState<PlanNeed>('all');
  const [ground, setGround] = useState<PlanGround>(candidates > 0 ? 'inventory' : 'anywhere');
  const [capacity, setCapacity] = useState('');
  const most = Number(capacity.trim());
  const capacityIsWrong = capacity.trim() !== '' && !(Number.isInteger(most) && most > 0);
  return (
    <Section title={t('circle.suggest')}>
      <div className={styles.form}>
        <Segmented
          label={t('circle.suggest.count')}
          value={count}
          options={COUNTS.map((each) => ({ value: each, label: each }))}
          onChange={setCount}
        />
        <Segmented
          label={t('circle.suggest.need')}
          value={need}
          options={NEEDS.map((each) => ({ value: each, label: t(`circle.suggest.need.${each}`) }))}
          onChange={setNeed}
        />
        <Segmented
          label={t('circle.suggest.ground')}
          value={ground}
          options={GROUNDS.map((each) => ({ value: each, label: t(`circle.suggest.ground.${each}`) }))}
          onChange={setGround}
        />
        <TextField
          label={t('circle.suggest.capacity')}
          longest={6}
          value={capacity}
          onChange={setCapacity}
          hint={capacityIsWrong ? t('circle.suggest.capacity.wrong') : undefined}
        />
        <Button
          weight="primary"
          icon={<Lightbulb size={20} aria-hidden="true" />}
          disabled={!ready || capacityIsWrong}
          onClick={() =>
            void suggestSites(app, {
              count: Number(count),
              need,
              ground,
              capacity: capacity.trim() === '' ? null : most,
            })
          }
        >
          {t('circle.suggest.run', { n: Number(count) })}
        </Button>
        {suggestion && <Result suggestion={suggestion} />}
      </div>
    </Section>
  );
}

function Result({ suggestion }: { readonly suggestion: Suggestion }) {
  const app = useApp();
  const { t, locale } = useWords();
  const { asked, quality, busy, sites, gain, bound, obstacle } = suggestion;
  if (!busy && sites.length === 0 && obstacle === null) return <p>{t('circle.suggest.nothing')}</p>;
  const gap = bound === null || bound === 0 ? 0 : (bound - gain) / bound;
  return (
    <div className={cx(styles.result, quality === 'proved' && styles.proved)} aria-live="polite">
      {sites.length > 0 && (
        <strong>
          {quality === 'proved' && <BadgeCheck size={18} aria-hidden="true" />}{' '}
          {quality === 'bounded'
            ? t('circle.suggest.bounded', { n: gain, bound: bound ?? gain, gap: formatRate(locale, gap) })
            : t(`circle.suggest.${quality}`, { n: gain })}
        </strong>
      )}
      <ol>
        {sites.map((site) => (
          <li key={site.id}>{siteTitle(t, site)}</li>
        ))}
      </ol>
      {busy && (
        <p className={answer.note} role="status">
          {t(quality === 'greedy' ? 'circle.suggest.running' : 'circle.suggest.working')}
        </p>
      )}
      {obstacle !== null && <p className={answer.note}>{t(`circle.suggest.no_proof.${obstacle}`)}</p>}
      {sites.length > 0 && (
        <div className={styles.actions}>
          <Button weight="primary" onClick={() => takeSuggestion(app)}>
            {t('circle.suggest.use')}
          </Button>
          {!busy && bound === null && obstacle === null && asked.capacity === null && (
            <Button onClick={() => void proveSuggestion(app)}>{t('circle.suggest.prove')}</Button>
          )}
        </div>
      )}
    </div>
  );
}
