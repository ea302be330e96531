import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { DialogElement } from '../design/dialog.js';
import { icons } from '../design/icons.js';
import { avatar, avatarStyles } from '../people/avatar.js';
import type { RoomId } from '../protocol/vocabulary.js';
import { byTitle, roomTitle } from './roomTitle.js';
import type { MyRoom } from './roomState.js';

/** Ctrl+K: to any conversation in a few keys. What is unread comes first. */
@customElement('parley-switcher')
export class SwitcherDialog extends DialogElement {
  static override styles = [...DialogElement.styles, ...avatarStyles];

  @state() private query = '';
  @state() private chosen = 0;

  override render(): TemplateResult {
    const found = this.#found;
    const chosen = found[this.chosen];
    return this.frame(
      'Jump to',
      html`
        <div class="dialog-search">
          <input
            class="input"
            role="combobox"
            data-testid="switcher-query"
            aria-label="Jump to a room or person"
            aria-expanded="true"
            aria-controls="found"
            aria-activedescendant=${chosen === undefined ? nothing : `room-${chosen.id}`}
            placeholder="Room or person"
            autocomplete="off"
            autofocus
            @input=${this.#typed}
            @keydown=${this.#keydown}
          />
        </div>
        <ul class="results" id="found" role="listbox" aria-label="Conversations">
          ${found.map((room, index) => this.#option(room, index === this.chosen))}
          ${found.length === 0 ? html`<li class="nothing">Nothing of that name among your conversations.</li>` : nothing}
        </ul>
      `,
    );
  }

  protected override updated(): void {
    this.renderRoot.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
  }

  #option(room: MyRoom, chosen: boolean): TemplateResult {
    const { people } = this.state;
    return html`<li
      class="result ${chosen ? 'chosen' : ''}"
      id=${`room-${room.id}`}
      role="option"
      aria-selected=${chosen}
      data-testid="switcher-option"
      @click=${() => this.#open(room.id)}
    >
      ${room.peer === undefined
        ? html`<span class="mark">${room.kind === 'private' ? icons.lock() : icons.hash()}</span>`
        : avatar(people, room.peer)}
      <div class="name ellipsis">${roomTitle(room, people)}</div>
      ${room.unread > 0 ? html`<span class="detail">${room.unread} unread</span>` : nothing}
    </li>`;
  }

  get #found(): readonly MyRoom[] {
    const { rooms, people } = this.state;
    const wanted = this.query.trim().toLocaleLowerCase();
    const compare = byTitle(people);
    return [...rooms.mine.values()]
      .filter((room) => roomTitle(room, people).toLocaleLowerCase().includes(wanted))
      .sort((a, b) => rank(b, roomTitle(b, people), wanted) - rank(a, roomTitle(a, people), wanted) || compare(a, b));
  }

  #open(room: RoomId): void {
    this.app.rooms.select(room);
    this.close();
  }

  readonly #typed = (event: InputEvent): void => {
    this.query = event.target instanceof HTMLInputElement ? event.target.value : '';
    this.chosen = 0;
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    const found = this.#found;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      this.chosen = (this.chosen + step + found.length) % found.length;
    }
    const room = found[this.chosen];
    if (event.key === 'Enter' && room !== undefined) {
      event.preventDefault();
      this.#open(room.id);
    }
  };
}

function rank(room: MyRoom, title: string, wanted: string): number {
  return (wanted !== '' && title.toLocaleLowerCase().startsWith(wanted) ? 2 : 0) + (room.unread > 0 ? 1 : 0);
}
