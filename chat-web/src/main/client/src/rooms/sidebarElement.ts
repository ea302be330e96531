import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icons, logo } from '../design/icons.js';
import { chooseTheme, currentTheme } from '../design/theme.js';
import { mayManage } from '../integrations/integrationState.js';
import { avatar, avatarStyles, presenceDot } from '../people/avatar.js';
import { currentUser } from '../session/sessionState.js';
import { type DialogName, OpenDialog } from '../shell/openDialog.js';
import { ParleyElement } from '../store/parleyElement.js';
import { unseen, type MyRoom } from './roomState.js';
import { byTitle, roomTitle } from './roomTitle.js';
import { sidebarStyles } from './sidebarStyles.js';

/** My rooms and direct conversations, with what is unread; below them, who I am. */
@customElement('parley-sidebar')
export class SidebarElement extends ParleyElement {
  static override styles = [...ParleyElement.styles, ...avatarStyles, sidebarStyles];

  @state() private theme = currentTheme();

  constructor() {
    super();
    this.observe((state) => state.rooms);
    this.observe((state) => state.people);
    this.observe((state) => state.session);
    this.observe((state) => state.connection.welcomedOnce);
    this.observe((state) => mayManage(state.integrations));
  }

  override disconnectedCallback(): void {
    this.app.people.watch('rooms', []);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { rooms, people, connection } = this.state;
    const sorted = [...rooms.mine.values()].sort(byTitle(people));
    return html`
      <header>
        ${logo(24)}<span class="product">Parley</span>
        <button class="icon-button" aria-label="Browse rooms" title="Browse rooms" data-testid="browse-rooms" @click=${this.#opens('directory')}>
          ${icons.compass()}
        </button>
        ${mayManage(this.state.integrations)
          ? html`<button
              class="icon-button"
              aria-label="Integrations"
              title="Integrations"
              data-testid="integrations"
              @click=${this.#opens('integrations')}
            >
              ${icons.plug()}
            </button>`
          : nothing}
      </header>
      <button class="find" data-testid="open-switcher" @click=${this.#opens('switcher')}>
        ${icons.search(15)}<span>Jump to…</span><kbd>Ctrl K</kbd>
      </button>
      <nav aria-label="Rooms" data-testid="room-list">
        ${connection.welcomedOnce ? nothing : skeleton}
        ${this.#section('Rooms', 'create', 'New room', sorted.filter((room) => room.kind !== 'direct'))}
        ${this.#section('Direct messages', 'direct', 'New message', sorted.filter((room) => room.kind === 'direct'))}
      </nav>
      ${this.#me()}
    `;
  }

  protected override updated(): void {
    const peers = [...this.state.rooms.mine.values()].flatMap(({ peer }) => (peer === undefined ? [] : [peer]));
    this.app.people.watch('rooms', peers);
  }

  #section(title: string, dialog: DialogName, action: string, rooms: readonly MyRoom[]): TemplateResult {
    return html`<section>
      <h2>
        ${title}
        <button class="icon-button" aria-label=${action} title=${action} data-testid=${`new-${dialog}`} @click=${this.#opens(dialog)}>
          ${icons.plus(15)}
        </button>
      </h2>
      <ul>
        ${repeat(
          rooms,
          (room) => room.id,
          (room) => html`<li>${this.#item(room)}</li>`,
        )}
      </ul>
    </section>`;
  }

  #item(room: MyRoom): TemplateResult {
    const { rooms, people } = this.state;
    const title = roomTitle(room, people);
    const selected = rooms.selected === room.id;
    const unread = unseen(rooms, room);
    return html`<button
      class="item ${selected ? 'selected' : ''} ${unread > 0 ? 'unread' : ''}"
      data-testid="room-item"
      data-room-id=${room.id}
      data-name=${title}
      aria-current=${selected ? 'page' : nothing}
      @click=${() => this.app.rooms.select(room.id)}
    >
      ${this.#mark(room)}
      <span class="ellipsis">${title}</span>
      ${unread > 0
        ? html`<span class="badge" data-testid="unread-badge" aria-label=${`${unread} unread`}>${unread > 999 ? '999+' : unread}</span>`
        : nothing}
    </button>`;
  }

  #mark(room: MyRoom): TemplateResult {
    if (room.peer !== undefined) {
      const { people } = this.state;
      return html`<span class="with-presence">${avatar(people, room.peer)}${presenceDot(people, room.peer)}</span>`;
    }
    return html`<span class="mark">${room.kind === 'private' ? icons.lock(16) : icons.hash(16)}</span>`;
  }

  #me(): TemplateResult | typeof nothing {
    const user = currentUser(this.state.session);
    if (user === null) return nothing;
    const dark = this.theme === 'dark';
    return html`<footer>
      ${avatar(this.state.people, user.id)}
      <div class="who" data-testid="current-user" data-username=${user.username}>
        <div class="ellipsis name">${user.displayName}</div>
        <div class="ellipsis">@${user.username}</div>
      </div>
      <button class="icon-button" data-testid="theme" aria-label=${dark ? 'Light theme' : 'Dark theme'} title=${dark ? 'Light theme' : 'Dark theme'} @click=${this.#turnTheme}>
        ${dark ? icons.sun(17) : icons.moon(17)}
      </button>
      <button class="icon-button" data-testid="logout" aria-label="Log out" title="Log out" @click=${this.#logOut}>${icons.logout(17)}</button>
    </footer>`;
  }

  #opens(dialog: DialogName): () => void {
    return () => this.dispatchEvent(new OpenDialog(dialog));
  }

  readonly #turnTheme = (): void => {
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    chooseTheme(this.theme);
  };

  readonly #logOut = (): void => {
    this.app.session.logOut().catch((problem: unknown) => this.app.notices.problem(problem));
  };
}

const skeleton = html`<div class="ghosts" role="status" aria-label="Loading rooms"><b></b><b></b><b></b><b></b></div>`;
