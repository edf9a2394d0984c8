/** Open cases, overdue first, and how far the list can be trusted. */
import { Lock } from 'lucide-react';
import type { CaseLine, OpenCases } from '../../../domain/answers/case-lines.ts';
import { HOLDERS } from '../../../domain/rules/may-hold.ts';
import { PendingMark } from '../../parts/PendingMark.tsx';
import { MapSymbol } from '../../symbols/MapSymbol.tsx';
import { Limited } from './Limited.tsx';
import { Row } from './Row.tsx';
import { Note, Section } from './Section.tsx';
import { Tag, Tags, UrgencyTag } from './Tag.tsx';
import { useWords } from './use-words.ts';

const HEAD = 3;

export function Cases({ cases, title }: { readonly cases: OpenCases; readonly title?: string }) {
  const { t, count } = useWords();
  const heading = title ?? t('card.cases');
  return (
    <Section
      title={heading}
      aside={
        <>
          {cases.total !== null && cases.total > 0 && <span>{count('cases', cases.total)}</span>}
          {cases.overdue > 0 && (
            <UrgencyTag urgency="overdue">{t('card.cases.overdue', { n: cases.overdue })}</UrgencyTag>
          )}
          {cases.dueSoon > 0 && (
            <UrgencyTag urgency="due_soon">{t('card.cases.due_soon', { n: cases.dueSoon })}</UrgencyTag>
          )}
        </>
      }
    >
      {cases.lines.length > 0 && (
        <Limited items={cases.lines} head={HEAD} label={heading}>
          {(line) => <CaseRow key={line.link.selection.id} line={line} />}
        </Limited>
      )}
      <CasesNote cases={cases} />
    </Section>
  );
}

/** An empty list means "none" only to somebody who would have been sent them. */
function CasesNote({ cases }: { readonly cases: OpenCases }) {
  const { t, roles } = useWords();
  if (cases.complete) return cases.lines.length === 0 ? <Note>{t('card.cases.none')}</Note> : null;
  if (cases.total === 0) return <Note>{t('card.cases.none')}</Note>;
  if (cases.lines.length > 0)
    return (
      <Note icon={<Lock size={16} aria-hidden="true" />}>{t('card.cases.partial', { n: cases.lines.length })}</Note>
    );
  const key = cases.total === null ? 'card.cases.unknown' : 'card.cases.hidden';
  return <Note icon={<Lock size={16} aria-hidden="true" />}>{t(key, { roles: roles(HOLDERS.case_record) })}</Note>;
}

function CaseRow({ line }: { readonly line: CaseLine }) {
  const { t, rowName, duration, locale } = useWords();
  const symbol = line.urgency === 'closed' ? 'case_closed' : line.urgency === 'overdue' ? 'case_overdue' : 'case_open';
  const minor = line.class && (locale === 'en' ? line.class.minor_en : line.class.minor_zh);
  const late = line.timeLeft < 0;
  return (
    <Row
      to={line.link.selection}
      icon={<MapSymbol name={symbol} size={22} />}
      name={line.link.name}
      note={
        <Tags>
          <UrgencyTag urgency={line.urgency}>
            {t(late ? 'card.time.overdue' : 'card.time.left', { time: duration(line.timeLeft) })}
          </UrgencyTag>
          {(line.severity === 'major' || line.severity === 'prominent') && (
            <Tag>{t(`card.severity.${line.severity}`)}</Tag>
          )}
          <PendingMark id={line.link.selection.id} />
          <span>{[minor, line.stage && rowName(line.stage)].filter(Boolean).join(' · ')}</span>
        </Tags>
      }
    />
  );
}
