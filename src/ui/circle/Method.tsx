import { useApp, useAppState } from '../app-context.tsx';
import { Section } from '../cards/parts/Section.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import styles from './Circle.module.css';
import { methodLines } from './method-lines.ts';
import { useServedNames } from './use-kinds.ts';
import type { CircleNumbers } from './use-numbers.ts';

/** The lines that say how it was counted. */
export function Method({ numbers }: { readonly numbers: CircleNumbers }) {
  const app = useApp();
  const words = useWords();
  const circle = useAppState((state) => state.circle);
  const names = useServedNames(circle.served);
  return (
    <Section title={words.t('circle.method')}>
      <ul className={styles.method}>
        {methodLines(words, circle, numbers, names, app.clock.now()).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
