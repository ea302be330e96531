import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../design/confirmButton.js';
import { icons } from '../design/icons.js';
import { avatar, avatarStyles } from '../people/avatar.js';
import { ParleyElement } from '../store/parleyElement.js';
import type { Bot } from './bots.js';
import './commandsElement.js';
import './incomingElement.js';
import { botProblemText } from './integrationText.js';
import './outgoingElement.js';
import './tokensElement.js';

/** A bot and all that belongs to it; tells `back`. */
@customElement('parley-bot')
export class BotElement extends ParleyElement {
  static override styles = [
    ...ParleyElement.styles,
    ...avatarStyles,
    css`
      .head {
        --avatar-size: 2rem;
        display: flex;
        align-items: center;
        gap: var(--space-2);
        padding: 0 var(--space-5) var(--space-3) var(--space-3);
      }
      .who {
        flex: 1;
        min-width: 0;
        line-height: 1.3;
      }
      h3 {
        font-size: var(--text-title);
        font-weight: 650;
      }
      .detail {
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-4) var(--space-5) var(--space-5);
        border-top: 1px solid var(--line);
      }
      .end p:not(.problem) {
        flex: 1 1 14rem;
        color: var(--ink-soft);
        font-size: var(--text-label);
      }
      .problem {
        flex-basis: 100%;
      }
      .problem:empty {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) bot: Bot | null = null;
  @state() private problem: string | null = null;
  @query('h3') private heading!: HTMLElement | null;

  override render(): TemplateResult | typeof nothing {
    if (this.bot === null) return nothing;
    const { id, username, displayName } = this.bot.user;
    return html`
      <div class="head">
        <button class="icon-button" aria-label="All bots" title="All bots" data-testid="all-bots" @click=${() => this.dispatchEvent(new Event('back'))}>${icons.back()}</button>
        ${avatar(this.state.people, id)}
        <div class="who">
          <h3 class="ellipsis" tabindex="-1" data-testid="bot-name">${displayName}</h3>
          <div class="detail ellipsis">@${username}</div>
        </div>
      </div>
      <parley-incoming .bot=${id}></parley-incoming>
      <parley-outgoing .bot=${id}></parley-outgoing>
      <parley-commands .bot=${id}></parley-commands>
      <parley-tokens .bot=${id}></parley-tokens>
      <div class="end">
        <p>When the bot is deleted, all of this ends, and it leaves its rooms. What it said stays.</p>
        <parley-confirm label="Delete bot" question="Really delete it?" data-testid="delete-bot" @confirmed=${() => this.#delete(id)}></parley-confirm>
        <p class="problem" role="alert" data-testid="bot-problem">${this.problem}</p>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.heading?.focus();
  }

  async #delete(id: string): Promise<void> {
    try {
      await this.app.integrations.delete(id);
    } catch (problem) {
      this.problem = botProblemText(problem);
    }
  }
}
