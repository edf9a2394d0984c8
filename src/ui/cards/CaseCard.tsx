/** A case: how much time is left, how far it is, who has it, and what this person can do about it. */
import { Lock, MapPin } from 'lucide-react';
import { caseAnswer, type CaseAnswer } from '../../domain/answers/case.ts';
import type { CaseId } from '../../domain/ids.ts';
import { formatDateTime } from '../../i18n/index.ts';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import { ActionBar } from './case/ActionBar.tsx';
import { CaseHistory } from './case/CaseHistory.tsx';
import { PendingNote } from './case/PendingNote.tsx';
import { PhotoStrip } from '../photos/PhotoStrip.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import styles from './parts/blocks.module.css';
import { Facts } from './parts/Facts.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { WorkerRow } from './parts/Responsible.tsx';
import { Row, Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import { Stages } from './parts/Stages.tsx';
import { Tag, UrgencyTag } from './parts/Tag.tsx';
import { doorText } from './parts/door-text.ts';
import { useAnswer } from './parts/use-answer.ts';
import { useWords, type Words } from './parts/use-words.ts';

export function CaseCard({ id }: { readonly id: CaseId }) {
  const answer = useAnswer(caseAnswer, id);
  const words = useWords();
  if (!answer) return <MissingCard kind="case_record" />;
  const { t, locale } = words;
  const { record, urgency } = answer;
  const selection = { kind: 'case_record', id } as const;
  const symbol = urgency === 'closed' ? 'case_closed' : urgency === 'overdue' ? 'case_overdue' : 'case_open';
  const { class: kind } = answer;
  const className =
    kind && (locale === 'en' ? `${kind.major_en} · ${kind.minor_en}` : `${kind.major_zh} · ${kind.minor_zh}`);
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<MapSymbol name={symbol} size={28} />}
        title={record.title}
        path={[...answer.path, ...answer.place]}
        meta={className ?? record.class_code}
      />
      <p className={styles.care}>
        <UrgencyTag urgency={urgency}>{timeText(words, answer)}</UrgencyTag>
        <Tag>{t(`card.severity.${record.severity}`)}</Tag>
      </p>
      <PendingNote id={id} />
      <Stages stages={answer.stages.map((step) => ({ id: step.stage, ...step }))} at={answer.at} />
      <CaseWorker answer={answer} />
      <PhotoStrip subject="case_record" subjectId={id} />
      <CaseDetails answer={answer} />
      <CasePlace answer={answer} />
      <Section title={t('card.facts')}>
        <Facts
          facts={[
            { label: t('card.case.reported_at'), value: formatDateTime(locale, record.reported_at) },
            { label: t('card.case.due_at'), value: formatDateTime(locale, record.due_at) },
            record.closed_at !== null && {
              label: t('card.case.closed_at'),
              value: formatDateTime(locale, record.closed_at),
            },
            record.number !== '' && { label: t('card.case.number'), value: record.number, wide: true },
          ]}
        />
      </Section>
      <CaseHistory id={id} stages={answer.stages} />
      <CardFooter selection={selection} title={record.title} />
      <ActionBar answer={answer} />
    </article>
  );
}

/** The nearest that is known: the door, the building, the compound, the territory. */
function CasePlace({ answer: { household, place, path } }: { readonly answer: CaseAnswer }) {
  const { t } = useWords();
  const nearest = household?.link ?? place.at(-1) ?? path.at(-1);
  if (!nearest) return null;
  const name = household
    ? doorText(t, household.address)
    : place.length > 0
      ? place.map((link) => link.name).join(' ')
      : nearest.name;
  return (
    <Section title={t('card.case.place')}>
      <Rows>
        <Row to={nearest.selection} icon={<MapPin size={18} />} name={name} />
      </Rows>
    </Section>
  );
}

function timeText({ t, duration }: Words, { urgency, timeLeft }: CaseAnswer): string {
  const time = duration(timeLeft);
  if (urgency === 'closed') return timeLeft < 0 ? t('card.time.closed_late', { time }) : t('card.time.closed_on_time');
  return t(timeLeft < 0 ? 'card.time.overdue' : 'card.time.left', { time });
}

function CaseWorker({ answer: { worker, gridWorker } }: { readonly answer: CaseAnswer }) {
  const { t } = useWords();
  return (
    <Section title={t('card.case.worker')}>
      {worker === null && (
        <Note>
          {t('card.case.unassigned')}
          {gridWorker && t('card.case.call_grid')}
        </Note>
      )}
      <Rows>
        {worker && <WorkerRow worker={worker} />}
        {worker === null && gridWorker && <WorkerRow worker={gridWorker} />}
      </Rows>
    </Section>
  );
}

/** Free text and the reporter's name: not for everyone who may know that there is a case. */
function CaseDetails({ answer: { detail, detailHolders, mayReadDetail } }: { readonly answer: CaseAnswer }) {
  const { t, roles } = useWords();
  return (
    <Section title={t('card.case.detail')}>
      {detail === null && !mayReadDetail ? (
        <Note icon={<Lock size={16} aria-hidden="true" />}>
          {t('card.case.detail_hidden', { roles: roles(detailHolders) })}
        </Note>
      ) : (
        <>
          {detail?.description ? (
            <p className={styles.text}>{detail.description}</p>
          ) : (
            <Note>{t('card.case.no_detail')}</Note>
          )}
          {detail !== null && detail.reporter_name !== null && (
            <Rows>
              <Row
                name={detail.reporter_name}
                note={t('card.case.reporter')}
                phone={detail.reporter_phone}
                callName={detail.reporter_name}
              />
            </Rows>
          )}
        </>
      )}
    </Section>
  );
}
