import { html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { TimelineElement } from '../messages/timelineElement.js';
import type { ComposerElement } from '../messages/composerElement.js';
import type { EditMessage } from '../messages/edits.js';
import '../integrations/integrationsDialog.js';
import '../messages/composerElement.js';
import '../messages/timelineElement.js';
import '../people/membersElement.js';
import '../people/peopleDialog.js';
import '../rooms/createRoomDialog.js';
import '../rooms/describeRoomDialog.js';
import '../rooms/directoryDialog.js';
import '../rooms/roomHeaderElement.js';
import '../rooms/sidebarElement.js';
import '../rooms/switcherDialog.js';
import { ParleyElement } from '../store/parleyElement.js';
import './connectionElement.js';
import { emptyRoom, noRoom } from './emptyStates.js';
import { type DialogName, OpenDialog } from './openDialog.js';
import { workspaceStyles } from './workspaceStyles.js';

const WIDE = '(min-width: 1100px)';

/** Rooms at the left, the selected room beside them; on a narrow screen one after the other. */
@customElement('parley-workspace')
export class WorkspaceElement extends ParleyElement {
  static override styles = [...ParleyElement.styles, workspaceStyles];

  @state() private dialog: DialogName | null = null;
  @state() private members = matchMedia(WIDE).matches;
  @query('parley-timeline') private timeline!: TimelineElement | null;

  @query('parley-composer') private composer!: ComposerElement | null;

  constructor() {
    super();
    this.observe((state) => state.rooms.selected);
    this.observe((state) => state.rooms.mine);
    this.observe((state) => state.connection.welcomedOnce);
    this.addEventListener(OpenDialog.type, (event) => {
      this.dialog = event.dialog;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#shortcut);
  }

  override disconnectedCallback(): void {
    removeEventListener('keydown', this.#shortcut);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { selected, mine } = this.state.rooms;
    const room = selected === null ? undefined : mine.get(selected);
    return html`
      <div class="layout ${room === undefined ? 'list' : 'room'}">
        <parley-sidebar></parley-sidebar>
        <div class="main">
          <parley-connection></parley-connection>
          ${room === undefined ? this.#nothingSelected() : this.#room(room.id, room.kind !== 'direct')}
        </div>
      </div>
      ${this.#dialog()}
    `;
  }

  #nothingSelected(): TemplateResult {
    if (!this.state.connection.welcomedOnce) return emptyRoom();
    return noRoom(this.state.rooms.mine.size === 0, (dialog) => {
      this.dialog = dialog;
    });
  }

  #room(room: string, hasMembers: boolean): TemplateResult {
    const members = hasMembers && this.members;
    return html`
      <parley-room-header .room=${room} ?members=${members} @toggle-members=${this.#toggleMembers}></parley-room-header>
      <div class="conversation ${members ? 'with-members' : ''}">
        <section class="messages" aria-label="Conversation" @edit-message=${this.#edit}>
          <parley-timeline .room=${room}></parley-timeline>
          <parley-composer .room=${room} @posted=${() => this.timeline?.toLatest()}></parley-composer>
        </section>
        ${members ? html`<parley-members .room=${room} @close-members=${this.#toggleMembers}></parley-members>` : nothing}
      </div>
    `;
  }

  #dialog(): TemplateResult | typeof nothing {
    switch (this.dialog) {
      case null:
        return nothing;
      case 'switcher':
        return html`<parley-switcher @close=${this.#close}></parley-switcher>`;
      case 'directory':
        return html`<parley-directory @close=${this.#close}></parley-directory>`;
      case 'create':
        return html`<parley-create-room @close=${this.#close}></parley-create-room>`;
      case 'direct':
        return html`<parley-people-dialog @close=${this.#close}></parley-people-dialog>`;
      case 'integrations':
        return html`<parley-integrations @close=${this.#close}></parley-integrations>`;
      case 'describe':
        return html`<parley-describe-room .room=${this.state.rooms.selected ?? ''} @close=${this.#close}></parley-describe-room>`;
      case 'invite':
        return html`<parley-people-dialog .inviteTo=${this.state.rooms.selected} @close=${this.#close}></parley-people-dialog>`;
    }
  }

  readonly #edit = (event: EditMessage): void => {
    this.composer?.edit(event.message);
  };

  readonly #close = (): void => {
    this.dialog = null;
  };

  readonly #toggleMembers = (): void => {
    this.members = !this.members;
  };

  readonly #shortcut = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.dialog = this.dialog === 'switcher' ? null : 'switcher';
  };
}
