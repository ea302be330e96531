/** Holds the one state. It changes only by folding a change into it; listeners hear of it afterwards, synchronously. */
export class Store<S, C> {
  readonly #reduce: (state: S, change: C) => S;
  readonly #listeners = new Set<(state: S) => void>();
  #state: S;

  constructor(reduce: (state: S, change: C) => S, initial: S) {
    this.#reduce = reduce;
    this.#state = initial;
  }

  get state(): S {
    return this.#state;
  }

  readonly dispatch = (change: C): void => {
    const next = this.#reduce(this.#state, change);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(next);
  };

  /** Returns what ends the subscription. */
  subscribe(listener: (state: S) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
