import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icons } from '../design/icons.js';
import { mayManage } from '../integrations/integrationState.js';
import { avatar, avatarStyles, presenceDot } from '../people/avatar.js';
import type { RoomId } from '../protocol/vocabulary.js';
import { OpenDialog } from '../shell/openDialog.js';
import { ParleyElement } from '../store/parleyElement.js';
import { roomHeaderStyles } from './roomHeaderStyles.js';
import type { MyRoom } from './roomState.js';
import { roomTitle } from './roomTitle.js';

/** Which room this is, and what one can do with it. */
@customElement('parley-room-header')
export class RoomHeaderElement extends ParleyElement {
  static override styles = [...ParleyElement.styles, ...avatarStyles, roomHeaderStyles];

  @property() room: RoomId = '';
  @property({ type: Boolean }) members = false;
  @state() private menu = false;
  @state() private confirming = false;

  constructor() {
    super();
    this.observe((state) => state.rooms.mine.get(this.room));
    this.observe((state) => state.people);
    this.observe((state) => mayManage(state.integrations));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('click', this.#elsewhere);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('click', this.#elsewhere);
    super.disconnectedCallback();
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.state.rooms.mine.get(this.room);
    if (room === undefined) return nothing;
    return html`
      <button class="icon-button back" aria-label="All rooms" data-testid="back" @click=${() => this.app.rooms.select(null)}>
        ${icons.back(20)}
      </button>
      ${this.#mark(room)}
      <div class="titles">
        <h1 class="ellipsis" data-testid="room-title">${roomTitle(room, this.state.people)}</h1>
        ${room.topic === '' ? nothing : html`<p class="ellipsis" data-testid="room-topic-text" title=${room.topic}>${room.topic}</p>`}
      </div>
      ${room.kind === 'direct' ? nothing : this.#actions(room)}
    `;
  }

  #mark(room: MyRoom): TemplateResult {
    const { people } = this.state;
    return room.peer === undefined
      ? html`<span class="mark">${room.kind === 'private' ? icons.lock(18) : icons.hash(18)}</span>`
      : html`<span class="with-presence">${avatar(people, room.peer)}${presenceDot(people, room.peer)}</span>`;
  }

  #actions(room: MyRoom): TemplateResult {
    return html`
      <button
        class="icon-button"
        aria-label="People"
        title="People"
        aria-pressed=${this.members}
        data-testid="toggle-members"
        @click=${() => this.dispatchEvent(new Event('toggle-members'))}
      >
        ${icons.people()}
      </button>
      <div class="menu-holder" @keydown=${this.#escape}>
        <button
          class="icon-button"
          aria-label="More"
          title="More"
          aria-haspopup="menu"
          aria-expanded=${this.menu}
          data-testid="room-menu"
          @click=${this.#turnMenu}
        >
          ${icons.more()}
        </button>
        ${this.menu ? this.#menu(room) : nothing}
      </div>
    `;
  }

  #menu(room: MyRoom): TemplateResult {
    const mayInvite = room.kind === 'public' || room.role === 'owner';
    return html`<div class="menu" role="menu">
      ${mayInvite
        ? html`<button role="menuitem" data-testid="invite" @click=${() => this.dispatchEvent(new OpenDialog('invite'))}>Invite people…</button>`
        : nothing}
      <button role="menuitem" data-testid="describe" @click=${() => this.dispatchEvent(new OpenDialog('describe'))}>
        ${room.role === 'owner' ? 'Name and topic…' : 'Topic…'}
      </button>
      ${mayManage(this.state.integrations)
        ? html`<button role="menuitem" data-testid="room-integrations" @click=${() => this.dispatchEvent(new OpenDialog('integrations'))}>
            Integrations…
          </button>`
        : nothing}
      <button role="menuitem" data-testid="leave-room" @click=${() => this.#attempt(this.app.rooms.leave(room.id))}>Leave room</button>
      ${room.role === 'owner' ? this.#deletion(room) : nothing}
    </div>`;
  }

  #deletion(room: MyRoom): TemplateResult {
    return this.confirming
      ? html`<button
          role="menuitem"
          class="danger"
          data-testid="confirm-delete"
          @click=${() => this.#attempt(this.app.rooms.delete(room.id))}
        >
          Really delete, for everyone
        </button>`
      : html`<button role="menuitem" class="danger" data-testid="delete-room" @click=${this.#confirm}>Delete room…</button>`;
  }

  #attempt(action: Promise<void>): void {
    action.catch((problem: unknown) => this.app.notices.problem(problem));
  }

  readonly #confirm = (event: Event): void => {
    event.stopPropagation();
    this.confirming = true;
  };

  readonly #turnMenu = (event: Event): void => {
    event.stopPropagation();
    this.menu = !this.menu;
    this.confirming = false;
  };

  readonly #elsewhere = (): void => {
    this.menu = false;
    this.confirming = false;
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#elsewhere();
  };
}
