import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../design/confirmButton.js';
import { momentOf } from '../messages/times.js';
import { fieldText } from '../rooms/fieldText.js';
import type { DeadLetter, OutgoingWebhook } from './bots.js';
import { counted, fareOf, waitingText } from './integrationText.js';
import { newSigningSecret, signingSecret } from './secretTexts.js';
import type { Secret } from './secretTold.js';
import { SectionElement } from './sectionElement.js';

const LOOK_EVERY_MS = 5000;
const RECEIVER = 'the receiver';

/** The outgoing webhook of a bot, and how it fares, which is looked at again and again. */
@customElement('parley-outgoing')
export class OutgoingElement extends SectionElement {
  @state() private webhook: OutgoingWebhook | null = null;
  @state() private letters: readonly DeadLetter[] = [];
  #looks = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { webhook } = this;
    return this.section(
      'outgoing',
      'Outgoing webhook',
      'An address that is told what happens in the bot’s rooms: one event after the other, each signed.',
      webhook === null ? 'Add' : null,
      html`${webhook === null ? nothing : this.#webhook(webhook)} ${this.formOpen ? this.#form(webhook) : nothing}`,
    );
  }

  protected override async load(): Promise<void> {
    const look = ++this.#looks;
    const webhook = await this.app.integrations.outgoing(this.bot);
    const letters = webhook === null || webhook.deadLetters === 0 ? [] : await this.app.integrations.deadLetters(this.bot);
    if (look !== this.#looks) return;
    this.webhook = webhook;
    this.letters = letters;
  }

  /** What is on the page stays when there is no answer: the next look is soon. */
  async #look(): Promise<void> {
    if (this.busy || this.webhook === null) return;
    await this.load().catch(() => undefined);
  }

  #webhook(webhook: OutgoingWebhook): TemplateResult {
    const { tone, text } = fareOf(webhook);
    return html`<div class="item" data-testid="outgoing-item" data-state=${webhook.state}>
      <div class="what">
        <b>${webhook.url}</b>
        <div class="fare ${tone}" data-testid="outgoing-fare">${text}</div>
        <div class="detail" data-testid="outgoing-waiting">${waitingText(webhook.behind)}</div>
      </div>
      <div class="actions">
        ${this.formOpen
          ? nothing
          : html`<button class="button small" data-testid="change-outgoing" @click=${() => this.openForm()}>Change</button>`}
        <button class="button small" data-testid="renew-outgoing" @click=${() => this.change(() => this.#renew())}>
          New secret
        </button>
        <parley-confirm
          label="Remove"
          question="Really remove it?"
          data-testid="remove-outgoing"
          @confirmed=${() => this.change(() => this.#remove())}
        ></parley-confirm>
      </div>
      ${webhook.deadLetters === 0 ? nothing : this.#deadLetters(webhook.deadLetters)}
    </div>`;
  }

  #deadLetters(all: number): TemplateResult {
    const rest = all - this.letters.length;
    return html`<details class="letters" data-testid="dead-letters">
      <summary>${counted(all, 'event was', 'events were')} not taken</summary>
      <ul tabindex="0" aria-label="Events that were not taken">
        ${this.letters.map(
          ({ room, offset, reason, at, wanted }) => html`<li>
            Event ${offset} of ${this.roomName(room)}: ${reason}
            <span class="detail">${momentOf(at)}${wanted ? ', is being sent again' : ''}</span>
          </li>`,
        )}
        ${rest > 0 ? html`<li class="detail">and ${rest} more</li>` : nothing}
      </ul>
      <button class="button small" data-testid="replay" @click=${() => this.change(() => this.#replay())}>
        Send all of them again
      </button>
    </details>`;
  }

  #form(webhook: OutgoingWebhook | null): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.submit(event, (data) => this.#save(data))}>
      <label class="field">
        Address
        <input
          class="input"
          name="url"
          type="url"
          data-testid="outgoing-url"
          maxlength="2000"
          required
          autocomplete="off"
          placeholder="https://"
          .value=${webhook?.url ?? ''}
        />
        <span class="hint">
          ${webhook === null
            ? 'It is sent what happened since the bot joined its rooms. You get the secret that requests are signed with.'
            : 'The secret stays as it is.'}
        </span>
      </label>
      ${this.formButtons('outgoing', 'Save')}
    </form>`;
  }

  async #save(data: FormData): Promise<Secret | undefined> {
    const secret = await this.app.integrations.setOutgoing(this.bot, fieldText(data, 'url'));
    return secret === undefined ? undefined : signingSecret(secret, RECEIVER);
  }

  async #renew(): Promise<Secret> {
    return newSigningSecret(await this.app.integrations.renewOutgoingSecret(this.bot), RECEIVER);
  }

  async #remove(): Promise<undefined> {
    await this.app.integrations.removeOutgoing(this.bot);
  }

  async #replay(): Promise<undefined> {
    await this.app.integrations.replay(this.bot);
  }
}
