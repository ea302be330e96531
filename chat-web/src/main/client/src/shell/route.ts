import type { Application } from '../application.js';
import type { RoomId } from '../protocol/vocabulary.js';

const ROOM = /^#\/rooms\/([0-9a-f-]{36})$/;

/**
 * The address names the room on screen, so that a reload, a bookmark and the back button do what one expects. A room in the
 * address is opened as soon as it is known to be one of mine.
 */
export function followAddress(app: Application): void {
  let wanted = roomInAddress();
  let shown: RoomId | null = null;

  addEventListener('hashchange', () => {
    wanted = roomInAddress();
    if (wanted === null || app.store.state.rooms.mine.has(wanted)) app.rooms.select(wanted);
  });
  app.store.subscribe(({ rooms, connection }) => {
    if (rooms.selected !== shown) {
      shown = rooms.selected;
      if (shown !== null || connection.welcomedOnce) write(shown);
    } else if (wanted !== null && shown === null && rooms.mine.has(wanted)) {
      const room = wanted;
      wanted = null;
      app.rooms.select(room);
    }
  });
}

function roomInAddress(): RoomId | null {
  return ROOM.exec(location.hash)?.[1] ?? null;
}

function write(room: RoomId | null): void {
  const hash = room === null ? '' : `#/rooms/${room}`;
  if (location.hash === hash) return;
  const url = `${location.pathname}${location.search}${hash}`;
  // From one room to the next replaces; from the list into a room is a step that "back" undoes.
  if (location.hash === '' && room !== null) history.pushState(null, '', url);
  else history.replaceState(null, '', url);
}
