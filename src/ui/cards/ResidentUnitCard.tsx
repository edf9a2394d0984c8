/** A resident unit (驻区单位): where it belongs, how to call it, how many of its members reported in. */
import { Building2, Landmark, Lock } from 'lucide-react';
import { residentUnitAnswer } from '../../domain/answers/resident-unit.ts';
import type { ResidentUnitId } from '../../domain/ids.ts';
import { roleMayHold } from '../../domain/rules/may-hold.ts';
import { useAppState } from '../app-context.tsx';
import { CardFooter } from './parts/CardFooter.tsx';
import { CardHeader } from './parts/CardHeader.tsx';
import { Facts } from './parts/Facts.tsx';
import { Limited } from './parts/Limited.tsx';
import { MissingCard } from './parts/MissingCard.tsx';
import { OrgRow } from './parts/OrgRow.tsx';
import { CallButton, Row, Rows } from './parts/Row.tsx';
import { Note, Section } from './parts/Section.tsx';
import styles from './parts/blocks.module.css';
import { useAnswer } from './parts/use-answer.ts';
import { useWords } from './parts/use-words.ts';

export function ResidentUnitCard({ id }: { readonly id: ResidentUnitId }) {
  const answer = useAnswer(residentUnitAnswer, id);
  const mayHold = useAppState((state) => roleMayHold(state.world, 'household'));
  const { t, count, roles } = useWords();
  if (!answer) return <MissingCard kind="resident_unit" />;
  const { unit, org, compounds } = answer;
  const selection = { kind: 'resident_unit', id } as const;
  return (
    <article>
      <CardHeader
        selection={selection}
        symbol={<Landmark size={22} />}
        title={unit.name}
        path={answer.path}
        meta={`${t('card.kind.resident_unit')} · ${t(`card.unit_kind.${unit.kind}`)}`}
      />
      {unit.phone !== null && (
        <div className={styles.ask}>
          <CallButton phone={unit.phone} name={unit.name} />
        </div>
      )}
      <Section title={t('card.unit.reported')}>
        {mayHold ? (
          <>
            <Facts
              facts={[
                { label: t('card.unit.members'), value: count('members', answer.members) },
                { label: t('card.unit.reported_in'), value: count('members', answer.reportedIn) },
              ]}
            />
            {!answer.complete && <Note>{t('card.unit.partial')}</Note>}
          </>
        ) : (
          <Note icon={<Lock size={16} aria-hidden="true" />}>
            {t('card.unit.hidden', { roles: roles(answer.holders) })}
          </Note>
        )}
      </Section>
      {compounds.length > 0 && (
        <Section title={t('card.unit.by_compound')}>
          <Limited items={compounds} head={5} label={t('card.unit.by_compound')}>
            {(compound) => (
              <Row
                key={compound.link.selection.id}
                to={compound.link.selection}
                icon={<Building2 size={18} />}
                name={compound.link.name}
                end={count('members', compound.members)}
              />
            )}
          </Limited>
        </Section>
      )}
      {org && (
        <Section title={t('card.responsible')}>
          <Rows>
            <OrgRow org={org} />
          </Rows>
        </Section>
      )}
      <CardFooter selection={selection} title={unit.name} />
    </article>
  );
}
