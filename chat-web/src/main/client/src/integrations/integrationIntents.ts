import { Problem, type RestApi } from '../connection/restApi.js';
import { count, record, text } from '../protocol/json.js';
import type { RoomId, UserId } from '../protocol/vocabulary.js';
import type { ParleyStore } from '../store/state.js';
import {
  type AccessToken,
  accessTokens,
  type Bot,
  bot,
  type BotCommand,
  botCommands,
  bots,
  type DeadLetter,
  deadLetters,
  type IncomingWebhook,
  incomingWebhooks,
  type OutgoingWebhook,
  outgoingWebhook,
} from './bots.js';

const NOT_A_MEMBER = 2004;
const NOT_FOUND = 3006;

const secretAnswer = record({ secret: text });

/** What a person does with the bots that are theirs. Each throws a Problem when it is refused. */
export class IntegrationIntents {
  readonly #store: ParleyStore;
  readonly #api: RestApi;

  constructor(store: ParleyStore, api: RestApi) {
    this.#store = store;
    this.#api = api;
  }

  /** In a house that has no bots any more, whoever has some from before is to see them. Asked once: none can be added. */
  async welcomed(): Promise<void> {
    const { limit, bots: known } = this.#store.state.integrations;
    if (limit > 0 || known !== null) return;
    try {
      await this.list();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
  }

  async list(): Promise<void> {
    const listed = await this.#api.get('/bots', bots);
    this.#store.dispatch({ type: 'people-found', users: listed.map(({ user }) => user) });
    this.#store.dispatch({ type: 'bots-listed', bots: listed });
  }

  async create(username: string, displayName: string): Promise<Bot> {
    const made = await this.#api.post('/bots', { username, ...(displayName === '' ? {} : { displayName }) }, bot);
    this.#store.dispatch({ type: 'people-found', users: [made.user] });
    this.#store.dispatch({ type: 'bot-made', bot: made });
    return made;
  }

  async delete(id: UserId): Promise<void> {
    await this.#api.act('DELETE', `/bots/${id}`);
    this.#store.dispatch({ type: 'bot-deleted', bot: id });
  }

  tokens(id: UserId): Promise<readonly AccessToken[]> {
    return this.#api.get(`/bots/${id}/tokens`, accessTokens);
  }

  /** @returns the token's secret */
  async issueToken(id: UserId, label: string): Promise<string> {
    return (await this.#api.post(`/bots/${id}/tokens`, { label }, record({ token: text }))).token;
  }

  revokeToken(id: UserId, token: string): Promise<void> {
    return this.#api.act('DELETE', `/bots/${id}/tokens/${token}`);
  }

  incoming(id: UserId): Promise<readonly IncomingWebhook[]> {
    return this.#api.get(`/bots/${id}/hooks`, incomingWebhooks);
  }

  /** A bot that is not in the room yet is invited. @returns the address to post to */
  async createIncoming(id: UserId, room: RoomId): Promise<string> {
    try {
      return await this.#createIncoming(id, room);
    } catch (problem) {
      if (!(problem instanceof Problem && problem.code === NOT_A_MEMBER)) throw problem;
      await this.#api.act('PUT', `/rooms/${room}/members/${id}`);
      return this.#createIncoming(id, room);
    }
  }

  async #createIncoming(id: UserId, room: RoomId): Promise<string> {
    return (await this.#api.post(`/bots/${id}/hooks`, { room }, record({ url: text }))).url;
  }

  deleteIncoming(id: UserId, hook: string): Promise<void> {
    return this.#api.act('DELETE', `/bots/${id}/hooks/${hook}`);
  }

  async outgoing(id: UserId): Promise<OutgoingWebhook | null> {
    try {
      return await this.#api.get(`/bots/${id}/webhook`, outgoingWebhook);
    } catch (problem) {
      if (problem instanceof Problem && problem.code === NOT_FOUND) return null;
      throw problem;
    }
  }

  /** @returns the secret, if it is a new one */
  async setOutgoing(id: UserId, url: string): Promise<string | undefined> {
    return (await this.#api.set(`/bots/${id}/webhook`, { url }, secretAnswer))?.secret;
  }

  async renewOutgoingSecret(id: UserId): Promise<string> {
    return (await this.#api.post(`/bots/${id}/webhook/secret`, {}, secretAnswer)).secret;
  }

  removeOutgoing(id: UserId): Promise<void> {
    return this.#api.act('DELETE', `/bots/${id}/webhook`);
  }

  deadLetters(id: UserId): Promise<readonly DeadLetter[]> {
    return this.#api.get(`/bots/${id}/webhook/dead-letters`, deadLetters);
  }

  /** @returns how many are sent again */
  async replay(id: UserId): Promise<number> {
    return (await this.#api.post(`/bots/${id}/webhook/dead-letters/replay`, {}, record({ events: count }))).events;
  }

  commands(id: UserId): Promise<readonly BotCommand[]> {
    return this.#api.get(`/bots/${id}/commands`, botCommands);
  }

  /** @returns the secret, if it is a new one */
  async setCommand(id: UserId, { name, ...body }: BotCommand): Promise<string | undefined> {
    return (await this.#api.set(`/bots/${id}/commands/${encodeURIComponent(name)}`, body, secretAnswer))?.secret;
  }

  async renewCommandSecret(id: UserId, name: string): Promise<string> {
    return (await this.#api.post(`/bots/${id}/commands/${name}/secret`, {}, secretAnswer)).secret;
  }

  removeCommand(id: UserId, name: string): Promise<void> {
    return this.#api.act('DELETE', `/bots/${id}/commands/${name}`);
  }
}
