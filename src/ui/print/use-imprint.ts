/**
 * Who makes the map (制图单位) and its approval number (审图号), as this person typed them last. In memory only, and each for
 * themselves: a shared tablet must not tell the next person.
 */
import { useState } from 'react';
import { useAppState } from '../app-context.tsx';

export interface Imprint {
  readonly unit: string;
  /** Empty: the sheet is internal and says so. */
  readonly approval: string;
}

const typed = new Map<string, Imprint>();

export function useImprint(): [Imprint, (change: Partial<Imprint>) => void] {
  const person = useAppState(({ session }) => (session.kind === 'signed_in' ? session.userId : ''));
  const [imprint, setImprint] = useState<Imprint>(() => typed.get(person) ?? { unit: '', approval: '' });
  const change = (part: Partial<Imprint>): void => {
    const next = { ...imprint, ...part };
    typed.set(person, next);
    setImprint(next);
  };
  return [imprint, change];
}
