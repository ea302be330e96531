import type { ClientFrame } from '../protocol/clientFrames.js';
import type { FrameOf } from '../protocol/serverFrames.js';
import { errorText } from '../notices/problemText.js';
import type { ParleyStore } from '../store/state.js';
import type { OutboxEntry } from './outboxState.js';
import { Backoff } from './backoff.js';

type Send = (frame: ClientFrame) => boolean;

/** Nothing is lost by asking again, since the server knows the clientId: so a lost answer is not waited for long. */
const ANSWER_WITHIN_MS = 15_000;

/**
 * Brings queued messages to the server: per room one at a time, so that their order is the order of typing whatever is
 * refused or lost on the way, and each again with the same clientId until it is acknowledged or finally refused.
 */
export class Outbox {
  readonly #store: ParleyStore;
  readonly #send: Send;
  readonly #random: () => number;
  /** By clientId: what waits for its answer, or for its next try. */
  readonly #waiting = new Map<string, { readonly room: string; readonly timer: ReturnType<typeof setTimeout> }>();
  readonly #backoffs = new Map<string, Backoff>();

  constructor(store: ParleyStore, send: Send, random: () => number = Math.random) {
    this.#store = store;
    this.#send = send;
    this.#random = random;
  }

  /** The connection is new, so no answer to what was sent on the old one will come. */
  restart(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.#backoffs.clear();
    this.flush();
  }

  flush(): void {
    const busy = new Set([...this.#waiting.values()].map(({ room }) => room));
    for (const entry of this.#store.state.outbox) {
      if (entry.status !== 'pending' || busy.has(entry.room)) continue;
      busy.add(entry.room);
      if (!this.#send(frameOf(entry))) return;
      this.#wait(entry, ANSWER_WITHIN_MS);
    }
  }

  acknowledged({ room, clientId, offset }: FrameOf<'ack'>): void {
    const timeline = this.#store.state.timelines.get(room);
    this.#settle(clientId);
    this.#store.dispatch({ type: 'message-stored', room, clientId, offset, seen: timeline !== undefined && timeline.last >= offset });
    this.flush();
  }

  refused(clientId: string, error: FrameOf<'error'>): void {
    const entry = this.#store.state.outbox.find((candidate) => candidate.clientId === clientId);
    if (entry?.status !== 'pending') return;
    if (error.retryable) {
      const backoff = this.#backoffs.get(clientId) ?? new Backoff(this.#random);
      this.#backoffs.set(clientId, backoff);
      this.#wait(entry, Math.max(error.retryAfter ?? 0, backoff.next()));
      return;
    }
    this.#settle(clientId);
    this.#store.dispatch({ type: 'message-refused', clientId, problem: errorText(error.code, error.message) });
    this.flush();
  }

  #wait(entry: OutboxEntry, delay: number): void {
    clearTimeout(this.#waiting.get(entry.clientId)?.timer);
    const timer = setTimeout(() => {
      this.#waiting.delete(entry.clientId);
      this.flush();
    }, delay);
    this.#waiting.set(entry.clientId, { room: entry.room, timer });
  }

  #settle(clientId: string): void {
    clearTimeout(this.#waiting.get(clientId)?.timer);
    this.#waiting.delete(clientId);
    this.#backoffs.delete(clientId);
  }
}

function frameOf({ room, clientId, body, action, of }: OutboxEntry): ClientFrame {
  if (of !== undefined) return { type: 'edit', room, clientId, of, body };
  return action ? { type: 'send', room, clientId, body, action } : { type: 'send', room, clientId, body };
}
