import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { noteStyles } from '../commands/noteTemplate.js';
import { icons } from '../design/icons.js';
import { avatarStyles } from '../people/avatar.js';
import { botMarkStyles } from '../people/botMark.js';
import type { RoomId, UserId } from '../protocol/vocabulary.js';
import { roomTitle } from '../rooms/roomTitle.js';
import { currentUser } from '../session/sessionState.js';
import { ParleyElement } from '../store/parleyElement.js';
import { EditMessage } from './edits.js';
import { type Row, rowsOf } from './rows.js';
import { rowStyles } from './rowStyles.js';
import { type MessageActions, rowTemplate } from './rowTemplates.js';
import { nearEdge, type RowWindow, windowAround, windowAtEnd } from './rowWindow.js';
import { Scroller } from './scroller.js';
import { timelineStart, timelineSkeleton } from './timelineEdges.js';
import { timelineStyles } from './timelineStyles.js';
import { isComplete, type Timeline } from './timelines.js';

const LOAD_OLDER_WITHIN_PX = 1500;

/** The messages of one room: a window of rows over what is held, which moves as one scrolls and loads what is older. */
@customElement('parley-timeline')
export class TimelineElement extends ParleyElement {
  static override styles = [...ParleyElement.styles, ...avatarStyles, botMarkStyles, timelineStyles, rowStyles, noteStyles];

  @property() room: RoomId = '';
  @state() private pinned = true;
  @query('.scroller') private box!: HTMLElement;

  #scroller: Scroller | null = null;
  #rows: readonly Row[] = [];
  #window: RowWindow = { from: 0, to: 0 };
  #firstInSight: string | null = null;
  #frame = 0;
  #dismissedNew: string | null = null;
  #seekingNew = false;
  readonly #resized = new ResizeObserver(() => this.#stayAtEnd());

  constructor() {
    super();
    this.observe((state) => state.timelines.get(this.room));
    this.observe((state) => state.outbox);
    this.observe((state) => state.commands.notes);
    this.observe((state) => state.people.known);
    this.observe((state) => state.rooms.mine.get(this.room));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#settleSoon);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#settleSoon);
    this.#resized.disconnect();
    this.app.messages.reading(false);
    this.app.people.watch('timeline', []);
    super.disconnectedCallback();
  }

  /** Back to the newest message, as after sending one. */
  toLatest(): void {
    this.pinned = true;
    this.#seekingNew = false;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('room')) {
      this.pinned = true;
      this.#seekingNew = false;
      this.#firstInSight = null;
    }
    const timeline = this.#timeline;
    this.#rows = timeline === undefined ? [] : this.#rowsOf(timeline);
    this.#window = this.#nextWindow();
    if (!this.pinned) this.#scroller?.hold();
  }

  override render(): TemplateResult {
    const timeline = this.#timeline;
    const room = this.state.rooms.mine.get(this.room);
    if (timeline === undefined || room === undefined) return html``;
    const { people } = this.state;
    const waiting = this.#rows.length === 0 && !isComplete(timeline);
    const rows = this.#rows.slice(this.#window.from, this.#window.to);
    return html`
      <div
        class="scroller"
        role="log"
        tabindex="0"
        aria-label=${`Messages in ${roomTitle(room, people)}`}
        aria-busy=${timeline.loading}
        data-testid="timeline"
        @scroll=${this.#settleSoon}
      >
        <div class="rows">
          ${waiting ? timelineSkeleton() : nothing}
          ${!waiting && this.#window.from === 0 ? timelineStart(timeline, room, people) : nothing}
          ${repeat(
            rows,
            (row) => row.key,
            (row) => rowTemplate(row, people, this.#actions),
          )}
        </div>
      </div>
      ${this.#jumps(timeline, room.unread)}
    `;
  }

  protected override firstUpdated(): void {
    this.#attach();
  }

  protected override updated(): void {
    this.#attach();
    if (this.#seekingNew) this.#seekNew();
    else this.#keepPlace();
    this.#settleSoon();
  }

  readonly #actions: MessageActions = {
    retry: (clientId) => this.app.messages.retry(clientId),
    discard: (clientId) => this.app.messages.discard(clientId),
    dismiss: (note) => this.app.commands.dismiss(note),
    editing: ({ author, offset, body, status }) => {
      if (offset === undefined || status !== 'sent' || author !== currentUser(this.state.session)?.id) return undefined;
      return () => this.dispatchEvent(new EditMessage({ offset, body }));
    },
  };

  #rowsOf(timeline: Timeline): readonly Row[] {
    const { outbox, commands } = this.state;
    return rowsOf(
      timeline,
      outbox.filter((entry) => entry.room === this.room),
      commands.notes.filter((note) => note.room === this.room),
    );
  }

  get #timeline(): Timeline | undefined {
    return this.state.timelines.get(this.room);
  }

  #attach(): void {
    if (this.#scroller !== null || !(this.box instanceof HTMLElement)) return;
    this.#scroller = new Scroller(this.box);
    this.#resized.observe(this.box);
  }

  #nextWindow(): RowWindow {
    const total = this.#rows.length;
    if (this.#seekingNew) {
      const at = this.#rows.findIndex((row) => row.kind === 'new');
      if (at >= 0) return windowAround(at, total);
    }
    const index = this.#indexOf(this.#firstInSight);
    return this.pinned || index < 0 ? windowAtEnd(total) : windowAround(index, total);
  }

  #indexOf(key: string | null): number {
    return key === null ? -1 : this.#rows.findIndex((row) => row.key === key);
  }

  #keepPlace(): void {
    if (this.pinned) this.#scroller?.toEnd();
    else this.#scroller?.restore();
  }

  #stayAtEnd(): void {
    if (this.pinned) this.#scroller?.toEnd();
    this.#settleSoon();
  }

  #seekNew(): void {
    const found = this.#scroller?.toRow('new') ?? false;
    if (found) this.#seekingNew = false;
  }

  readonly #settleSoon = (): void => {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#settle();
    });
  };

  /** Once the page stands still: where are we, what has to be fetched, what has been read, who is in sight? */
  #settle(): void {
    const scroller = this.#scroller;
    const timeline = this.#timeline;
    if (scroller === null || timeline === undefined || !this.isConnected) return;
    this.pinned = scroller.atEnd && this.#window.to === this.#rows.length && !this.#seekingNew;
    this.app.messages.reading(this.pinned && document.visibilityState === 'visible');
    const sight = scroller.inSight();
    this.#firstInSight = sight?.first ?? null;
    if (sight !== null) this.#look(sight.first, sight.last);
    const nearStart = this.#window.from === 0 && scroller.distanceFromStart < LOAD_OLDER_WITHIN_PX;
    if (nearStart || this.#seekingNew) this.app.messages.older(this.room);
    if (this.#seekingNew && isComplete(timeline)) this.#seekingNew = false;
  }

  #look(first: string, last: string): void {
    const from = this.#indexOf(first);
    const to = this.#indexOf(last);
    const authors = new Set<UserId>();
    for (const row of this.#rows.slice(from, to + 1)) {
      if (row.kind === 'message') authors.add(row.message.author);
      if (row.kind === 'new') this.#dismissedNew = this.#newMark;
    }
    this.app.people.watch('timeline', [...authors]);
    if (!this.pinned && nearEdge(this.#window, from, to, this.#rows.length)) this.requestUpdate();
  }

  get #newMark(): string {
    return `${this.room} ${this.#timeline?.newAfter ?? ''}`;
  }

  #jumps(timeline: Timeline, unread: number): TemplateResult {
    const newAbove = timeline.newAfter !== null && this.#dismissedNew !== this.#newMark && this.#rows.length > 0;
    return html`
      ${newAbove
        ? html`<button class="jump top" data-testid="jump-new" @click=${this.#jumpToNew}>${icons.up(15)} First new message</button>`
        : nothing}
      ${this.pinned
        ? nothing
        : html`<button class="jump bottom" data-testid="jump-latest" @click=${() => this.toLatest()}>
            ${icons.down(15)} ${unread > 0 ? `${unread} new ${unread === 1 ? 'message' : 'messages'}` : 'Jump to latest'}
          </button>`}
    `;
  }

  readonly #jumpToNew = (): void => {
    this.#dismissedNew = this.#newMark;
    this.#seekingNew = true;
    this.pinned = false;
    this.requestUpdate();
  };
}
