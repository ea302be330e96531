import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icons } from '../design/icons.js';
import type { RoomId } from '../protocol/vocabulary.js';
import type { Member } from '../rooms/roomIntents.js';
import { ParleyElement } from '../store/parleyElement.js';
import { avatar, avatarStyles, presenceDot } from './avatar.js';
import { botMark, botMarkStyles } from './botMark.js';
import { presenceOf } from './peopleState.js';

/** Who is in the room, those who are there first. */
@customElement('parley-members')
export class MembersElement extends ParleyElement {
  static override styles = [
    ...ParleyElement.styles,
    ...avatarStyles,
    botMarkStyles,
    css`
      :host {
        --avatar-size: 1.625rem;
        display: flex;
        flex-direction: column;
        min-height: 0;
        border-left: 1px solid var(--line);
        background: var(--paper);
      }
      h2 {
        display: flex;
        align-items: center;
        justify-content: space-between;
        flex: none;
        min-height: 2.75rem;
        padding: var(--space-1) var(--space-2) 0 var(--space-4);
        color: var(--ink-faint);
        font-size: var(--text-small);
        font-weight: 600;
      }
      h2 .icon-button {
        display: none;
      }
      ul {
        flex: 1;
        min-height: 0;
        padding: 0 var(--space-2) var(--space-3);
        overflow-y: auto;
      }
      li {
        content-visibility: auto;
        contain-intrinsic-size: auto 2.125rem;
      }
      button.person {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        width: 100%;
        min-height: 2.125rem;
        padding: 0 var(--space-2);
        border: 0;
        border-radius: var(--radius);
        background: none;
        font-size: var(--text-label);
        text-align: left;
        cursor: pointer;
      }
      button.person:hover {
        --behind: var(--paper-pressed);
        background: var(--paper-pressed);
      }
      .remark {
        padding: 0 var(--space-4) var(--space-2);
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      .offline {
        color: var(--ink-faint);
      }
      .offline .avatar {
        opacity: 0.65;
      }
      .role {
        margin-left: auto;
        color: var(--ink-faint);
        font-size: var(--text-tiny);
      }
      @media (max-width: 1000px) {
        :host {
          position: fixed;
          z-index: 8;
          inset: 0 0 0 auto;
          width: min(20rem, 86vw);
          box-shadow: var(--shadow-raised);
        }
        h2 .icon-button {
          display: inline-grid;
        }
      }
    `,
  ];

  @property() room: RoomId = '';
  @state() private members: readonly Member[] = [];
  @state() private failed = false;
  #loadedFor = '';

  constructor() {
    super();
    this.observe((state) => state.people.presence);
    this.observe((state) => state.people.stale);
    this.observe((state) => state.timelines.get(this.room)?.last);
  }

  override disconnectedCallback(): void {
    this.app.people.watch('members', []);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const sorted = [...this.members].sort((a, b) => this.#absence(a) - this.#absence(b) || byName(a, b));
    return html`
      <h2>
        ${this.members.length === 0 ? 'People' : `People · ${this.members.length}`}
        <button class="icon-button" aria-label="Close" @click=${() => this.dispatchEvent(new Event('close-members'))}>${icons.close()}</button>
      </h2>
      ${this.failed ? html`<p class="remark" role="status">Who is here cannot be shown right now.</p>` : nothing}
      <ul data-testid="members" aria-label="People in this room">
        ${sorted.map((member) => this.#member(member))}
      </ul>
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('room')) this.members = [];
  }

  protected override updated(): void {
    void this.#load();
  }

  #member({ user, role }: Member): TemplateResult {
    const { people } = this.state;
    return html`<li class=${presenceOf(people, user.id)}>
      <button class="person" title=${`Message @${user.username}`} data-testid="member" data-username=${user.username} @click=${() => this.#message(user.id)}>
        <span class="with-presence">${avatar(people, user.id)}${presenceDot(people, user.id)}</span>
        <span class="ellipsis">${user.displayName}</span>${botMark(user)}
        ${role === 'owner' ? html`<span class="role">owner</span>` : nothing}
      </button>
    </li>`;
  }

  #absence({ user }: Member): number {
    return this.state.people.presence.get(user.id) === 'online' ? 0 : 1;
  }

  #message(id: string): void {
    if (this.state.session.phase === 'logged-in' && this.state.session.user.id === id) return;
    this.app.rooms.openDirect(id).catch((problem: unknown) => this.app.notices.problem(problem));
  }

  /** Again for each room, and whenever someone came or left. */
  async #load(): Promise<void> {
    const room = this.room;
    const comings = this.state.timelines.get(room)?.events.filter((event) => event.kind === 'joined' || event.kind === 'left');
    const wanted = `${room} ${comings?.at(-1)?.offset ?? 0}`;
    if (wanted === this.#loadedFor) return;
    this.#loadedFor = wanted;
    try {
      const members = await this.app.rooms.members(room);
      if (this.#loadedFor !== wanted) return;
      this.members = members;
      this.failed = false;
      this.app.people.learn(members.map(({ user }) => user));
      this.app.people.watch('members', members.map(({ user }) => user.id));
    } catch {
      // Not worth a notice: who is just being removed from the room is told so by the socket.
      if (this.#loadedFor === wanted) this.failed = true;
    }
  }
}

function byName(a: Member, b: Member): number {
  return a.user.displayName.localeCompare(b.user.displayName, undefined, { sensitivity: 'base' });
}
