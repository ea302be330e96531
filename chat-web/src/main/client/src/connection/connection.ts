import type { ClientFrame } from '../protocol/clientFrames.js';
import type { ServerFrame } from '../protocol/serverFrames.js';
import { Backoff } from './backoff.js';
import { afterClose } from './closeCodes.js';
import type { ConnectionPhase } from './connectionState.js';
import { Link } from './link.js';
import type { Nodes } from './nodes.js';
import type { SocketOpener } from './socket.js';

export interface ConnectionEvents {
  phase(phase: ConnectionPhase): void;
  frame(frame: ServerFrame): void;
  /** An attempt failed before the welcome: the login may have ended, which a browser cannot see in a refused handshake. */
  refused(): void;
}

interface Options {
  readonly nodes: Nodes;
  readonly open: SocketOpener;
  readonly events: ConnectionEvents;
  readonly random?: () => number;
}

/** Keeps one connection to the cluster for as long as the person is logged in, on whichever node answers. */
export class Connection {
  readonly #options: Options;
  readonly #random: () => number;
  readonly #backoff: Backoff;
  #link: Link | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #departure: ReturnType<typeof setTimeout> | undefined;
  #running = false;

  constructor(options: Options) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.#backoff = new Backoff(this.#random);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#backoff.reset();
    this.#connect();
  }

  stop(): void {
    this.#halt();
    this.#options.events.phase({ name: 'idle' });
  }

  /** False when there is no open connection: nothing was sent, and nothing will be later. */
  send(frame: ClientFrame): boolean {
    if (this.#link?.welcomed !== true) return false;
    this.#link.send(frame);
    return true;
  }

  /** Tries at once if it was waiting to: the network is back, the tab is looked at again, or the person asked for it. */
  retryNow(): void {
    if (!this.#running || this.#link !== null) return;
    this.#connect();
  }

  #connect(): void {
    clearTimeout(this.#retry);
    this.#options.events.phase({ name: 'connecting', attempt: this.#backoff.attempt });
    this.#link = new Link(this.#options.open, this.#options.nodes.socketUrl, {
      frame: (frame) => this.#received(frame),
      ended: (code, welcomed) => this.#ended(code, welcomed),
    });
  }

  #received(frame: ServerFrame): void {
    if (frame.type === 'welcome') {
      this.#backoff.reset();
      this.#options.nodes.learn(frame.nodes);
    }
    if (frame.type === 'goaway') {
      clearTimeout(this.#departure);
      this.#departure = setTimeout(() => this.#depart(), frame.reconnectAfter);
      return;
    }
    this.#options.events.frame(frame);
  }

  /** The node is going to stop, and everything works until then. It has given each client another moment, so none waits. */
  #depart(): void {
    this.#link?.discard();
    this.#options.nodes.advance();
    this.#connect();
  }

  #ended(code: number, welcomed: boolean): void {
    this.#link = null;
    clearTimeout(this.#departure);
    switch (afterClose(code)) {
      case 'log-in':
        this.#end('session-ended');
        break;
      case 'stay-away':
        this.#end('elsewhere');
        break;
      case 'defect':
        this.#end('defect');
        break;
      case 'reconnect-elsewhere':
        this.#moveOn(this.#backoff.next());
        break;
      case 'reconnect':
        if (welcomed) this.#retryAfter(this.#backoff.next());
        else {
          this.#moveOn(this.#backoff.next());
          this.#options.events.refused();
        }
        break;
    }
  }

  #moveOn(delay: number): void {
    this.#options.nodes.advance();
    this.#retryAfter(delay);
  }

  #retryAfter(delay: number): void {
    this.#link = null;
    this.#options.events.phase({ name: 'waiting', retryAt: Date.now() + delay, attempt: this.#backoff.attempt });
    this.#retry = setTimeout(() => this.#connect(), delay);
  }

  #end(reason: 'session-ended' | 'defect' | 'elsewhere'): void {
    this.#halt();
    this.#options.events.phase({ name: 'stopped', reason });
  }

  #halt(): void {
    this.#running = false;
    clearTimeout(this.#retry);
    clearTimeout(this.#departure);
    this.#link?.discard();
    this.#link = null;
  }
}

