import { nameOf } from '../people/avatar.js';
import type { PeopleState } from '../people/peopleState.js';
import type { RoomDescribed } from '../protocol/vocabulary.js';

/** What somebody has made of the room's name and topic. */
export function roomChangeText({ author, name, topic }: RoomDescribed, people: PeopleState): string {
  const deeds: string[] = [];
  if (name !== undefined) deeds.push(`renamed the room to “${name}”`);
  if (topic !== undefined) deeds.push(topic === '' ? 'removed the topic' : `set the topic to “${topic}”`);
  return `${nameOf(people, author)} ${deeds.join(' and ')}`;
}
