import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DialogElement } from '../design/dialog.js';
import { Search } from '../design/search.js';
import type { RoomId, User } from '../protocol/vocabulary.js';
import { currentUser } from '../session/sessionState.js';
import { avatar, avatarStyles } from './avatar.js';
import { botMark, botMarkStyles } from './botMark.js';

/** Finds a person: to write to directly, or to invite into a room. */
@customElement('parley-people-dialog')
export class PeopleDialog extends DialogElement {
  static override styles = [...DialogElement.styles, ...avatarStyles, botMarkStyles];

  @property() inviteTo: RoomId | null = null;
  @state() private busy = false;
  readonly #search = new Search<User>(this, (query) => this.#find(query));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#search.now('');
  }

  override render(): TemplateResult {
    return this.frame(
      this.inviteTo === null ? 'New message' : 'Invite people',
      html`
        <div class="dialog-search">
          <input
            class="input"
            type="search"
            data-testid="people-query"
            aria-label="Find a person"
            placeholder="Name or user name"
            autocomplete="off"
            autofocus
            @input=${(event: InputEvent) => this.#search.typed(event)}
          />
        </div>
        <ul class="results" data-testid="people">
          ${this.#search.results?.map((person) => html`<li>${this.#person(person)}</li>`)} ${this.#search.remark('Nobody of that name.')}
        </ul>
      `,
    );
  }

  #person(person: User): TemplateResult {
    return html`<button
      class="result"
      data-testid="person"
      data-username=${person.username}
      ?disabled=${this.busy}
      @click=${() => this.#choose(person)}
    >
      ${avatar(this.state.people, person.id)}
      <div>
        <div class="name ellipsis">${person.displayName} ${botMark(person)}</div>
        <div class="detail ellipsis">@${person.username}</div>
      </div>
    </button>`;
  }

  async #find(query: string): Promise<readonly User[]> {
    const me = currentUser(this.state.session);
    const found = await this.app.people.search(query);
    this.app.people.learn(found);
    return found.filter(({ id }) => id !== me?.id);
  }

  async #choose(person: User): Promise<void> {
    this.busy = true;
    try {
      if (this.inviteTo === null) {
        await this.app.rooms.openDirect(person.id);
      } else {
        await this.app.rooms.invite(this.inviteTo, person.id);
        this.app.notices.tell(`${person.displayName} is now in the room.`);
      }
      this.close();
    } catch (problem) {
      this.app.notices.problem(problem);
      this.busy = false;
    }
  }
}
