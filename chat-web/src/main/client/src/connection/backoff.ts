const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** Growing delays with equal jitter: at random between half and the whole of 0.5 s, 1 s, 2 s … 15 s. */
export class Backoff {
  readonly #random: () => number;
  #attempt = 0;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  get attempt(): number {
    return this.#attempt;
  }

  next(): number {
    const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    return spread(whole, this.#random);
  }

  reset(): void {
    this.#attempt = 0;
  }
}

export function spread(whole: number, random: () => number = Math.random): number {
  return whole / 2 + (random() * whole) / 2;
}
