import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icons } from '../design/icons.js';
import { nameOf } from '../people/avatar.js';
import type { RoomId, UserId } from '../protocol/vocabulary.js';
import { ParleyElement } from '../store/parleyElement.js';
import { botProblemText } from './integrationText.js';
import { type Secret, SecretTold } from './secretTold.js';
import { sectionStyles } from './sectionStyles.js';

/** What a bot has of one kind: a list, and a form to add to it. It is loaded when it comes onto the page, and after a change. */
export abstract class SectionElement extends ParleyElement {
  static override styles = [...ParleyElement.styles, sectionStyles];

  @property() bot: UserId = '';
  @state() protected formOpen = false;
  /** A change is on its way: further ones are not taken. */
  protected busy = false;
  @state() private problem: string | null = null;
  @query('h4') private heading!: HTMLElement;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#attempt(() => this.load());
  }

  protected abstract load(): Promise<void>;

  protected get botName(): string {
    return nameOf(this.state.people, this.bot);
  }

  protected roomName(id: RoomId): string {
    return this.state.rooms.mine.get(id)?.name ?? 'a room that you are not in';
  }

  /** @param kind names the section's parts for tests; null for `add`: there can be no more */
  protected section(kind: string, title: string, about: string, add: string | null, content: TemplateResult): TemplateResult {
    return html`<section aria-labelledby="title" data-testid=${kind}>
      <div class="head">
        <h4 id="title" tabindex="-1">${title}</h4>
        ${add === null || this.formOpen
          ? nothing
          : html`<button class="button small" aria-describedby="title" data-testid=${`add-${kind}`} @click=${() => this.openForm()}>${icons.plus(14)} ${add}</button>`}
      </div>
      <p class="about">${about}</p>
      ${content}
      <p class="problem" role="alert" data-testid=${`${kind}-problem`}>${this.problem}</p>
    </section>`;
  }

  protected formButtons(kind: string, save: string): TemplateResult {
    return html`<div class="buttons">
      <button type="button" class="button" @click=${() => this.closeForm()}>Cancel</button>
      <button class="button primary" data-testid=${`save-${kind}`}>${save}</button>
    </div>`;
  }

  protected openForm(): void {
    this.formOpen = true;
    this.problem = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('form :is(input:not([readonly]), select)')?.focus());
  }

  protected closeForm(): void {
    this.formOpen = false;
    this.problem = null;
    this.heading.focus();
  }

  /** Saves what the form says, and closes it. */
  protected submit(event: SubmitEvent, save: (data: FormData) => Promise<Secret | undefined>): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const data = new FormData(event.target);
    void this.change(async () => {
      const secret = await save(data);
      this.formOpen = false;
      return secret;
    });
  }

  /** Does it and loads anew. A secret that comes of it is shown; else the focus goes to the heading, since what had it may be gone. */
  protected async change(action: () => Promise<Secret | undefined>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.#attempt(async () => {
      const secret = await action();
      if (secret === undefined) this.heading.focus();
      else this.dispatchEvent(new SecretTold(secret, this.heading));
      await this.load();
    });
    this.busy = false;
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await action();
    } catch (problem) {
      this.problem = botProblemText(problem);
    }
  }
}
