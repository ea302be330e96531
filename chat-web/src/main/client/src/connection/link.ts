import { type ClientFrame, encodeClientFrame } from '../protocol/clientFrames.js';
import { decodeServerFrame, type ServerFrame } from '../protocol/serverFrames.js';
import type { Socket, SocketOpener } from './socket.js';

export const PROTOCOL = 'parley.v1';
const WELCOME_WITHIN_MS = 10_000;
/** The code a browser reports for a connection that ended without a close frame. */
const ABNORMAL = 1006;

export interface LinkEvents {
  frame(frame: ServerFrame): void;
  /** Called once; `welcomed` says whether the connection had come about. */
  ended(code: number, welcomed: boolean): void;
}

/**
 * One WebSocket from its opening to its end. It watches for silence: after one heartbeat without a frame it pings, after
 * another it gives the connection up without waiting for the peer's close, which may never come.
 */
export class Link {
  readonly #socket: Socket;
  readonly #events: LinkEvents;
  #timer: ReturnType<typeof setTimeout>;
  #heartbeat = 0;
  #pinged = false;
  #ended = false;

  constructor(open: SocketOpener, url: string, events: LinkEvents) {
    this.#events = events;
    this.#timer = setTimeout(() => this.end(ABNORMAL), WELCOME_WITHIN_MS);
    this.#socket = open(url, PROTOCOL, {
      message: (data) => this.#received(data),
      closed: (code) => this.#finish(code),
    });
  }

  get welcomed(): boolean {
    return this.#heartbeat > 0;
  }

  send(frame: ClientFrame): void {
    this.#socket.send(encodeClientFrame(frame));
  }

  /** Ends it from this side; `ended` is told the code given. */
  end(code: number): void {
    this.#finish(code);
    this.#socket.close();
  }

  /** Ends it from this side without a word to the owner. */
  discard(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#socket.close();
  }

  #received(data: unknown): void {
    if (this.#ended || typeof data !== 'string') return;
    const frame = readable(data);
    if (frame?.type === 'welcome') this.#heartbeat = Math.max(1000, frame.heartbeat);
    if (this.welcomed) this.#listen();
    if (frame !== null) this.#events.frame(frame);
  }

  #listen(): void {
    this.#pinged = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#silent(), this.#heartbeat);
  }

  #silent(): void {
    if (this.#pinged) {
      this.end(ABNORMAL);
      return;
    }
    this.#pinged = true;
    this.#timer = setTimeout(() => this.#silent(), this.#heartbeat);
    this.send({ type: 'ping' });
  }

  #finish(code: number): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#events.ended(code, this.welcomed);
  }
}

/** A frame that breaks the contract is skipped: should it have carried events, the gap it leaves makes the room resume. */
function readable(data: string): ServerFrame | null {
  try {
    return decodeServerFrame(data);
  } catch (problem) {
    console.warn('Skipped a frame that is not as the protocol says:', problem instanceof Error ? problem.message : '');
    return null;
  }
}
