import { original, type TextKey } from './catalogue.ts';

type OperationKey = Extract<TextKey, `operation.${string}`>;

/** The text of an operation's name, also of one that only a newer server knows. */
export function operationKey(name: string): OperationKey {
  const key = `operation.${name}`;
  return key in original ? (key as OperationKey) : 'operation.other';
}
