import type { Application } from '../application.js';
import { totalUnseen } from '../rooms/roomState.js';
import { roomTitle } from '../rooms/roomTitle.js';

/** The tab says what is unread, and where one is. */
export function followTitle(app: Application): void {
  app.store.subscribe(({ rooms, people }) => {
    const room = rooms.selected === null ? undefined : rooms.mine.get(rooms.selected);
    const unread = totalUnseen(rooms);
    const title = `${unread > 0 ? `(${unread}) ` : ''}${room === undefined ? '' : `${roomTitle(room, people)} · `}Parley`;
    if (document.title !== title) document.title = title;
  });
}
