/**
 * Who lives there and how to reach them. The grid's own worker holds it; the office asks the server, which records each
 * reading; others are told who may. What was read lives in this component only and goes with the card.
 */
import { useState } from 'react';
import { Eye, Lock, UserRound } from 'lucide-react';
import { readHouseholdContact } from '../../../commands/read-household-contact.ts';
import type { ContactState } from '../../../domain/answers/household.ts';
import type { HouseholdContact } from '../../../domain/entities.ts';
import { toFailure, type FailureCode } from '../../../domain/failure.ts';
import type { HouseholdId } from '../../../domain/ids.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import styles from './blocks.module.css';
import { Row, Rows } from './Row.tsx';
import { Note, Section } from './Section.tsx';
import { Tag } from './Tag.tsx';
import { careWord } from './care-word.ts';
import { useWords } from './use-words.ts';

export function Contact({ id, state }: { readonly id: HouseholdId; readonly state: ContactState }) {
  const { t, roles } = useWords();
  return (
    <Section title={t('card.contact')}>
      {state.kind === 'held' && <ContactRows contact={state.contact} />}
      {state.kind === 'readable' && <ReadContact id={id} />}
      {state.kind === 'not_permitted' && (
        <Note icon={<Lock size={16} aria-hidden="true" />}>
          {t('card.contact.hidden', { roles: roles(state.holders) })}
        </Note>
      )}
    </Section>
  );
}

type Reading =
  | { readonly kind: 'not_asked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'read'; readonly contact: HouseholdContact }
  | { readonly kind: 'failed'; readonly code: FailureCode };

function ReadContact({ id }: { readonly id: HouseholdId }) {
  const app = useApp();
  const { t } = useWords();
  const online = useAppState((state) => state.online);
  const [reading, setReading] = useState<Reading>({ kind: 'not_asked' });
  const read = async (): Promise<void> => {
    setReading({ kind: 'asking' });
    try {
      setReading({ kind: 'read', contact: await readHouseholdContact(app, id) });
    } catch (error) {
      setReading({ kind: 'failed', code: toFailure(error).code });
    }
  };
  if (reading.kind === 'read')
    return (
      <div aria-live="polite">
        <ContactRows contact={reading.contact} />
      </div>
    );
  return (
    <div aria-live="polite">
      <div className={styles.ask}>
        <Button
          onClick={() => void read()}
          disabled={!online || reading.kind === 'asking'}
          icon={<Eye size={18} aria-hidden="true" />}
        >
          {t(reading.kind === 'asking' ? 'card.contact.reading' : 'card.contact.read')}
        </Button>
      </div>
      <Note>{t(online ? 'card.contact.logged' : 'card.contact.offline')}</Note>
      {reading.kind === 'failed' && (
        <Note>{reading.code === 'not_found' ? t('card.contact.none') : t(`failure.${reading.code}`)}</Note>
      )}
    </div>
  );
}

function ContactRows({ contact }: { readonly contact: HouseholdContact }) {
  const { t } = useWords();
  return (
    <>
      <Rows>
        <Row
          icon={<UserRound size={20} />}
          name={contact.head_name}
          note={t('card.contact.head')}
          phone={contact.phone}
          callName={contact.head_name}
        />
      </Rows>
      {contact.care.length > 0 && (
        <p className={styles.care}>
          <span className={styles.label}>{t('card.contact.care')}</span>
          {contact.care.map((code) => (
            <Tag key={code}>{careWord(t, code)}</Tag>
          ))}
        </p>
      )}
    </>
  );
}
