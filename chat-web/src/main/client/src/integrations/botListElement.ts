import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { dialogStyles } from '../design/dialog.js';
import { icons } from '../design/icons.js';
import { avatar, avatarStyles } from '../people/avatar.js';
import type { UserId } from '../protocol/vocabulary.js';
import { fieldText } from '../rooms/fieldText.js';
import { ParleyElement } from '../store/parleyElement.js';
import type { Bot } from './bots.js';
import { botProblemText, counted } from './integrationText.js';

/** A bot was chosen, to be looked at. */
export class BotChosen extends Event {
  static readonly type = 'bot-chosen';
  readonly bot: UserId;

  constructor(bot: UserId) {
    super(BotChosen.type);
    this.bot = bot;
  }
}

/** My bots, and a form for another; tells `bot-chosen`. */
@customElement('parley-bot-list')
export class BotListElement extends ParleyElement {
  static override styles = [
    ...ParleyElement.styles,
    ...avatarStyles,
    dialogStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        padding-bottom: var(--space-5);
      }
      p {
        padding: 0 var(--space-5);
        color: var(--ink-soft);
        font-size: var(--text-label);
      }
      ul {
        padding: 0 var(--space-2);
      }
      form {
        display: grid;
        gap: var(--space-3);
        margin: 0 var(--space-5);
        padding: var(--space-4);
        border-radius: var(--radius);
        background: var(--paper-sunk);
      }
      .new {
        justify-self: start;
        margin-left: var(--space-5);
      }
    `,
  ];

  /** The one from which the person comes back. */
  @property() last: UserId | null = null;
  @state() private formOpen = false;
  @state() private busy = false;
  @state() private problem: string | null = null;
  @query('.new') private newButton!: HTMLElement | null;

  constructor() {
    super();
    this.observe((state) => state.integrations);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.integrations.list().catch((problem: unknown) => {
      this.problem = botProblemText(problem);
    });
  }

  override render(): TemplateResult {
    const { bots, limit } = this.state.integrations;
    return html`
      <p>
        Other systems take part in rooms as bots. A bot has an account and is a member of rooms, as a person is; webhooks, slash commands and
        access tokens belong to it.${limit > 0 ? ` You may have ${counted(limit, 'bot', 'bots')}.` : ''}
      </p>
      ${bots === null || bots.length === 0
        ? nothing
        : html`<ul aria-label="My bots" data-testid="bots">
            ${bots.map((bot) => html`<li>${this.#bot(bot)}</li>`)}
          </ul>`}
      ${this.formOpen ? this.#form() : nothing}
      ${this.formOpen || bots === null || bots.length >= limit
        ? nothing
        : html`<button class="button primary new" data-testid="new-bot" @click=${this.#open}>${icons.plus(16)} New bot</button>`}
      <p class="problem" role="alert" data-testid="bots-problem" ?hidden=${this.problem === null}>${this.problem}</p>
    `;
  }

  protected override firstUpdated(): void {
    if (this.last === null) return;
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-bot="${this.last}"]`);
    (row ?? this.newButton)?.focus();
  }

  #bot({ user }: Bot): TemplateResult {
    return html`<button
      class="result"
      data-testid="bot"
      data-username=${user.username}
      data-bot=${user.id}
      @click=${() => this.dispatchEvent(new BotChosen(user.id))}
    >
      ${avatar(this.state.people, user.id)}
      <div>
        <div class="name ellipsis">${user.displayName}</div>
        <div class="detail ellipsis">@${user.username}</div>
      </div>
    </button>`;
  }

  #form(): TemplateResult {
    return html`<form @submit=${this.#submit}>
      <label class="field">
        User name
        <input
          class="input"
          name="username"
          data-testid="bot-username"
          minlength="3"
          maxlength="32"
          pattern="[A-Za-z0-9][A-Za-z0-9._\\-]{2,31}"
          title="3 to 32 of a-z, 0-9, dot, hyphen and underscore"
          required
          autocomplete="off"
          placeholder="build"
        />
        <span class="hint">It stays taken for ever, even when the bot is deleted.</span>
      </label>
      <label class="field">
        Name that people see
        <input class="input" name="displayName" data-testid="bot-display-name" maxlength="64" autocomplete="off" placeholder="Build server (optional)" />
      </label>
      <div class="buttons">
        <button type="button" class="button" @click=${this.#cancel}>Cancel</button>
        <button class="button primary" data-testid="create-bot" ?disabled=${this.busy}>Make the bot</button>
      </div>
    </form>`;
  }

  readonly #open = async (): Promise<void> => {
    this.formOpen = true;
    this.problem = null;
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  };

  readonly #cancel = async (): Promise<void> => {
    this.formOpen = false;
    this.problem = null;
    await this.updateComplete;
    this.newButton?.focus();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    this.busy = true;
    this.problem = null;
    try {
      const made = await this.app.integrations.create(fieldText(data, 'username'), fieldText(data, 'displayName'));
      this.dispatchEvent(new BotChosen(made.user.id));
    } catch (problem) {
      this.problem = botProblemText(problem);
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementEventMap {
    'bot-chosen': BotChosen;
  }
}
