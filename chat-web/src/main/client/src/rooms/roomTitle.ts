import { nameOf } from '../people/avatar.js';
import type { PeopleState } from '../people/peopleState.js';
import type { Room } from '../protocol/vocabulary.js';

/** A direct room is called after the other person. */
export function roomTitle(room: Pick<Room, 'kind' | 'name' | 'peer'>, people: PeopleState): string {
  return room.kind === 'direct' && room.peer !== undefined ? nameOf(people, room.peer) : room.name;
}

export function byTitle(people: PeopleState): (a: Room, b: Room) => number {
  return (a, b) => roomTitle(a, people).localeCompare(roomTitle(b, people), undefined, { sensitivity: 'base', numeric: true });
}
