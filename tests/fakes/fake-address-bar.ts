/** An address bar with a history one can walk. */
import type { AddressBar } from '../../src/commands/context.ts';

export class FakeAddressBar implements AddressBar {
  entries: { hash: string; own: boolean }[];
  private at = 0;
  private readonly listeners = new Set<(own: boolean) => void>();

  constructor(hash = '') {
    this.entries = [{ hash, own: false }];
  }

  hash(): string {
    return this.entries[this.at]?.hash ?? '';
  }

  replace(hash: string): void {
    this.entries[this.at] = { hash, own: true };
  }

  push(hash: string): void {
    this.entries = [...this.entries.slice(0, this.at + 1), { hash, own: true }];
    this.at += 1;
  }

  onChange(listener: (own: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  back(): void {
    this.at = Math.max(0, this.at - 1);
    this.tell();
  }

  paste(hash: string): void {
    this.entries = [...this.entries.slice(0, this.at + 1), { hash, own: false }];
    this.at += 1;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener(this.entries[this.at]?.own ?? false);
  }
}
