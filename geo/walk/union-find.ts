/** Which of so many things hang together. */
export class UnionFind {
  readonly #parent: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  /** The one that stands for all of its group. */
  find(i: number): number {
    let at = i;
    for (;;) {
      const up = this.#parent[at] as number;
      if (up === at) return at;
      at = this.#parent[at] = this.#parent[up] as number;
    }
  }

  join(a: number, b: number): void {
    const [one, two] = [this.find(a), this.find(b)];
    // the lower number stands, so that the order of joining does not show in the result
    if (one !== two) this.#parent[Math.max(one, two)] = Math.min(one, two);
  }
}
