import { html, type TemplateResult } from 'lit';
import { icons } from '../design/icons.js';
import { avatar } from '../people/avatar.js';
import type { PeopleState } from '../people/peopleState.js';
import type { MyRoom } from '../rooms/roomState.js';
import { roomTitle } from '../rooms/roomTitle.js';
import { isComplete, type Timeline } from './timelines.js';

/** What stands above the first row held: that there is more, or where the room begins. */
export function timelineStart(timeline: Timeline, room: MyRoom, people: PeopleState): TemplateResult {
  if (!isComplete(timeline)) return html`<div class="edge" role="status">Loading earlier messages…</div>`;
  const title = roomTitle(room, people);
  if (room.kind === 'direct' && room.peer !== undefined) {
    return html`<div class="beginning">
      ${avatar(people, room.peer)}
      <h2>${title}</h2>
      <p>This is the beginning of your conversation. Only the two of you can read it.</p>
    </div>`;
  }
  return html`<div class="beginning">
    <span class="emblem">${room.kind === 'private' ? icons.lock(26) : icons.hash(26)}</span>
    <h2>${title}</h2>
    <p>${room.topic === '' ? 'This is the beginning of this room.' : room.topic}</p>
  </div>`;
}

const LINES = ['long', 'short', 'middle', 'long', 'middle', 'short', 'long', 'middle'] as const;

/** Stands in for messages until they are there, in about their size. */
export function timelineSkeleton(): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label="Loading messages">
    ${LINES.map((length) => html`<div class="ghost"><i></i><div><b></b><b class=${length}></b></div></div>`)}
  </div>`;
}
