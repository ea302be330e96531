import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { DialogElement } from '../design/dialog.js';
import type { UserId } from '../protocol/vocabulary.js';
import './botElement.js';
import { type BotChosen } from './botListElement.js';
import './botListElement.js';
import './secretElement.js';
import { SecretTold } from './secretTold.js';

/** Bots, webhooks and slash commands: the list of my bots, or one of them, or a secret that is shown once. */
@customElement('parley-integrations')
export class IntegrationsDialog extends DialogElement {
  static override styles = [
    ...DialogElement.styles,
    css`
      dialog {
        width: min(42rem, calc(100vw - 1.5rem));
        max-height: min(46rem, calc(100dvh - 6rem));
        margin-top: 3rem;
      }
      @media (max-width: 760px) {
        dialog {
          max-height: calc(100dvh - 1.5rem);
          margin-top: 0.75rem;
        }
      }
      .views {
        flex: 1;
        min-height: 0;
        padding-top: var(--space-2);
        overflow-y: auto;
      }
    `,
  ];

  @state() private chosen: UserId | null = null;
  @state() private open = false;
  @state() private told: SecretTold | null = null;

  constructor() {
    super();
    this.observe((state) => state.integrations.bots);
    this.addEventListener(SecretTold.type, (event) => {
      this.told = event;
    });
  }

  override render(): TemplateResult {
    return this.frame(
      'Integrations',
      html`<div class="views">
        <div ?hidden=${this.told !== null}>${this.#view()}</div>
        ${this.told === null ? nothing : html`<parley-secret .secret=${this.told.secret} @done=${this.#done}></parley-secret>`}
      </div>`,
    );
  }

  /** A secret is not lost by a slip. */
  protected override mayDismiss(): boolean {
    return this.told === null;
  }

  #view(): TemplateResult {
    const bot = this.open ? this.state.integrations.bots?.find(({ user }) => user.id === this.chosen) : undefined;
    return bot === undefined
      ? html`<parley-bot-list .last=${this.chosen} @bot-chosen=${this.#choose}></parley-bot-list>`
      : html`<parley-bot .bot=${bot} @back=${this.#back}></parley-bot>`;
  }

  readonly #choose = (event: BotChosen): void => {
    this.chosen = event.bot;
    this.open = true;
  };

  readonly #back = (): void => {
    this.open = false;
  };

  readonly #done = async (): Promise<void> => {
    const returnTo = this.told?.returnTo;
    this.told = null;
    await this.updateComplete;
    returnTo?.focus();
  };
}
