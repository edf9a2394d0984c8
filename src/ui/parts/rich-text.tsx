/** A sentence of the catalogue with buttons or emphasis where its placeholders stand: word order belongs to the language. */
import { Fragment, type ReactNode } from 'react';

/** Never in a text of ours. */
const MARK = '\u0001';

/** What to give `t` for each name: `t('key', marks('n', 'place'))`. */
export const marks = <Name extends string>(...names: Name[]): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, `${MARK}${name}${MARK}`])) as Record<Name, string>;

/** The text with its marks replaced by what belongs there. */
export const RichText = ({
  text,
  parts,
}: {
  readonly text: string;
  readonly parts: Readonly<Record<string, ReactNode>>;
}) => (
  <>
    {text.split(MARK).map((piece, n) => (
      // oxlint-disable-next-line react/no-array-index-key -- a sentence's pieces are told apart by their place alone
      <Fragment key={n}>{n % 2 === 1 ? parts[piece] : piece}</Fragment>
    ))}
  </>
);
