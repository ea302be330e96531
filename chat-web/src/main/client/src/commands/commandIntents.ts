import { Problem, type RestApi } from '../connection/restApi.js';
import { problemText } from '../notices/problemText.js';
import { newIdentifier } from '../protocol/identifiers.js';
import { type Decoder, listOf, optional, record, text, withDefault } from '../protocol/json.js';
import type { RoomId } from '../protocol/vocabulary.js';
import type { ParleyStore } from '../store/state.js';
import type { Command } from './commandState.js';

const COMMAND_NOT_FOUND = 3010;

const commands: Decoder<readonly Command[]> = listOf(
  record({ name: text, bot: text, description: withDefault(text, ''), hint: withDefault(text, '') }),
);
const answer = record({ text: optional(text) });

/** What a person does with slash commands. */
export class CommandIntents {
  readonly #store: ParleyStore;
  readonly #api: RestApi;

  constructor(store: ParleyStore, api: RestApi) {
    this.#store = store;
    this.#api = api;
  }

  /** Asks which there are. Without an answer those that are known stay. */
  async list(room: RoomId): Promise<void> {
    try {
      const listed = await this.#api.get(`/rooms/${room}/commands`, commands);
      this.#store.dispatch({ type: 'commands-listed', room, commands: listed });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
  }

  /** Gives a command. @returns whether there is one of this name, and it was carried out */
  async give(room: RoomId, name: string, given: string): Promise<boolean> {
    const id = newIdentifier();
    const after = this.#store.state.timelines.get(room)?.last ?? 0;
    const command = `/${name} ${given}`.trimEnd();
    this.#store.dispatch({
      type: 'command-given',
      note: { id, room, after, at: Date.now(), command, status: 'asking', text: '' },
    });
    try {
      const said = await this.#api.post(`/rooms/${room}/commands/${name}`, { text: given }, answer);
      this.#store.dispatch({ type: 'command-settled', id, status: 'answered', text: said.text ?? '' });
      return true;
    } catch (problem) {
      this.#store.dispatch({ type: 'command-settled', id, status: 'failed', text: refusal(problem, name) });
      return false;
    }
  }

  dismiss(id: string): void {
    this.#store.dispatch({ type: 'note-dismissed', id });
  }
}

function refusal(problem: unknown, name: string): string {
  return problem instanceof Problem && problem.code === COMMAND_NOT_FOUND
    ? `There is no command /${name} here, so nothing was sent. To say it as it stands, begin with two slashes: //${name}`
    : problemText(problem);
}
