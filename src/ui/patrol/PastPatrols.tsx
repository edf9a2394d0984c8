/** What I have walked. The track is fetched when its walker asks; nobody else can. */
import { Footprints, Route } from 'lucide-react';
import { useMemo, useState } from 'react';
import { showTrack } from '../../commands/show-track.ts';
import { myPatrols, type PatrolLine } from '../../domain/answers/visits.ts';
import { Failure, toFailure } from '../../domain/failure.ts';
import { formatDateTime, formatMetres } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Limited } from '../cards/parts/Limited.tsx';
import { Row } from '../cards/parts/Row.tsx';
import { Note, Section } from '../cards/parts/Section.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { IconButton } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import styles from './PatrolScreen.module.css';

const HEAD = 3;

export function PastPatrols() {
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const running = useAppState(({ patrol }) => patrol.running);
  const patrols = useMemo(() => myPatrols(world), [world]).filter(({ patrol }) => patrol.id !== running?.id);
  return (
    <Section title={t('patrol.past')}>
      {patrols.length === 0 ? (
        <Note>{t('patrol.past.none')}</Note>
      ) : (
        <Limited items={patrols} head={HEAD} label={t('patrol.past')}>
          {(line) => <PastPatrol key={line.patrol.id} line={line} />}
        </Limited>
      )}
    </Section>
  );
}

function PastPatrol({ line: { patrol, place, visits } }: { readonly line: PatrolLine }) {
  const app = useApp();
  const { t, locale, duration } = useWords();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const shown = useAppState((state) => state.patrol.shown?.id === patrol.id);
  const { started_at, finished_at, distance_m } = patrol;
  const toggle = async (): Promise<void> => {
    setBusy(true);
    try {
      await showTrack(app, shown ? null : patrol.id);
    } catch (thrown) {
      const { code }: Failure = toFailure(thrown);
      toast(t(code === 'not_found' ? 'patrol.past.gone' : `failure.${code}`));
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={styles.stop}>
      <ul>
        <Row
          icon={<Footprints size={18} />}
          name={`${formatDateTime(locale, started_at)} ${place}`}
          note={
            finished_at === null
              ? t('card.patrols.unfinished')
              : [
                  duration(Date.parse(finished_at) - Date.parse(started_at)),
                  distance_m !== null && formatMetres(locale, distance_m),
                  visits > 0 && t('patrol.past.visits', { n: visits }),
                ]
                  .filter(Boolean)
                  .join(' · ')
          }
        />
      </ul>
      {finished_at !== null && (
        <IconButton
          label={t(shown ? 'patrol.past.hide' : 'patrol.past.show')}
          aria-pressed={shown}
          disabled={busy}
          onClick={() => void toggle()}
        >
          <Route size={20} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}
