import type { Connection } from '../connection/connection.js';
import { Problem, type RestApi } from '../connection/restApi.js';
import { type Decoder, record } from '../protocol/json.js';
import { user } from '../protocol/vocabulary.js';
import type { ParleyStore } from '../store/state.js';

const loginAnswer: Decoder<{ readonly user: ReturnType<typeof user> }> = record({ user });

export interface Registration {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

/** Logging in and out. The login itself is a cookie that scripts cannot see: the page knows only whose it is. */
export class SessionIntents {
  readonly #store: ParleyStore;
  readonly #api: RestApi;
  readonly #connection: Connection;
  #checking: Promise<void> | null = null;

  constructor(store: ParleyStore, api: RestApi, connection: Connection) {
    this.#store = store;
    this.#api = api;
    this.#connection = connection;
  }

  /** Asks whose login this browser has; when Parley cannot be reached, the page stays as it is. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  /** Throws a Problem when the login is refused. */
  async logIn(username: string, password: string): Promise<void> {
    const answer = await this.#api.post('/session', { username, password }, loginAnswer);
    this.#store.dispatch({ type: 'logged-in', user: answer.user });
    this.#connection.start();
  }

  /** Throws a Problem when the account or the login is refused. */
  async register({ username, displayName, password }: Registration): Promise<void> {
    const account = { username, password, ...(displayName === '' ? {} : { displayName }) };
    await this.#api.post('/accounts', account, user);
    await this.logIn(username, password);
  }

  /** Throws a Problem when the server did not hear of it: then the login is still alive, and the page says so. */
  async logOut(): Promise<void> {
    try {
      await this.#api.act('DELETE', '/session');
    } catch (problem) {
      if (!(problem instanceof Problem && problem.notLoggedIn)) throw problem;
    }
    this.ended(null);
  }

  ended(notice: string | null): void {
    this.#connection.stop();
    this.#store.dispatch({ type: 'logged-out', notice });
  }

  async #check(): Promise<void> {
    const before = this.#store.state.session.phase;
    try {
      const answer = await this.#api.get('/session', loginAnswer);
      if (before !== 'logged-in') this.#store.dispatch({ type: 'logged-in', user: answer.user });
      this.#connection.start();
    } catch (problem) {
      if (problem instanceof Problem && problem.notLoggedIn) {
        this.ended(before === 'logged-in' ? 'Your login has ended. Please log in again.' : null);
      } else if (before === 'checking') {
        this.#store.dispatch({ type: 'logged-out', notice: 'Parley cannot be reached right now.' });
      }
    }
  }
}
