import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../design/confirmButton.js';
import { momentOf } from '../messages/times.js';
import { byTitle } from '../rooms/roomTitle.js';
import { fieldText } from '../rooms/fieldText.js';
import type { MyRoom } from '../rooms/roomState.js';
import type { IncomingWebhook } from './bots.js';
import { incomingAddress } from './secretTexts.js';
import type { Secret } from './secretTold.js';
import { SectionElement } from './sectionElement.js';

/** The incoming webhooks of a bot. */
@customElement('parley-incoming')
export class IncomingElement extends SectionElement {
  @state() private hooks: readonly IncomingWebhook[] = [];

  override render(): TemplateResult {
    const rooms = this.#rooms;
    return this.section(
      'incoming',
      'Incoming webhooks',
      'An address to which another system posts. What it sends, in the JSON of Slack or Mattermost, the bot says in a room.',
      rooms.length === 0 ? null : 'Add',
      html`<ul>
          ${this.hooks.map((hook) => this.#hook(hook))}
        </ul>
        ${this.formOpen ? this.#form(rooms) : nothing}`,
    );
  }

  protected override async load(): Promise<void> {
    this.hooks = await this.app.integrations.incoming(this.bot);
  }

  get #rooms(): readonly MyRoom[] {
    return [...this.state.rooms.mine.values()].filter(({ kind }) => kind !== 'direct').sort(byTitle(this.state.people));
  }

  #hook({ id, room, createdAt }: IncomingWebhook): TemplateResult {
    return html`<li class="item" data-testid="incoming-item" data-room-id=${room}>
      <div class="what">
        <b>Into ${this.roomName(room)}</b>
        <div class="detail">made on ${momentOf(createdAt)}</div>
      </div>
      <parley-confirm
        label="Delete"
        question="Really delete it?"
        data-testid="delete-incoming"
        @confirmed=${() => this.change(() => this.#delete(id))}
      ></parley-confirm>
    </li>`;
  }

  #form(rooms: readonly MyRoom[]): TemplateResult {
    const { selected } = this.state.rooms;
    return html`<form @submit=${(event: SubmitEvent) => this.submit(event, (data) => this.#save(data))}>
      <label class="field">
        Room
        <select class="input" name="room" data-testid="incoming-room">
          ${rooms.map(({ id, name }) => html`<option value=${id} ?selected=${id === selected}>${name}</option>`)}
        </select>
        <span class="hint">If the bot is not in that room yet, it is invited.</span>
      </label>
      ${this.formButtons('incoming', 'Make the address')}
    </form>`;
  }

  async #save(data: FormData): Promise<Secret> {
    const room = fieldText(data, 'room');
    const url = await this.app.integrations.createIncoming(this.bot, room);
    return incomingAddress(url, this.botName, this.roomName(room));
  }

  async #delete(id: string): Promise<undefined> {
    await this.app.integrations.deleteIncoming(this.bot, id);
  }
}
