import { CommandIntents } from './commands/commandIntents.js';
import { Connection } from './connection/connection.js';
import { FrameDispatcher } from './connection/dispatcher.js';
import { Nodes } from './connection/nodes.js';
import { Outbox } from './connection/outbox.js';
import { OutboxStorage } from './connection/outboxStorage.js';
import { type Fetch, RestApi } from './connection/restApi.js';
import type { SocketOpener } from './connection/socket.js';
import { RoomStreams } from './connection/streams.js';
import { IntegrationIntents } from './integrations/integrationIntents.js';
import { HistoryPages } from './messages/historyPages.js';
import { MessageIntents } from './messages/messageIntents.js';
import { NoticeIntents } from './notices/noticeIntents.js';
import { PeopleIntents } from './people/peopleIntents.js';
import type { ClientFrame } from './protocol/clientFrames.js';
import { RoomIntents } from './rooms/roomIntents.js';
import { SessionIntents } from './session/sessionIntents.js';
import { createStore, type ParleyStore } from './store/state.js';

/** What of the world outside the application needs; tests give it a server in memory. */
export interface World {
  readonly origin: string;
  readonly open: SocketOpener;
  readonly fetch: Fetch;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly random?: () => number;
}

/** The state, and everything that a person can do to it. */
export interface Application {
  readonly store: ParleyStore;
  readonly session: SessionIntents;
  readonly rooms: RoomIntents;
  readonly messages: MessageIntents;
  readonly commands: CommandIntents;
  readonly integrations: IntegrationIntents;
  readonly people: PeopleIntents;
  readonly notices: NoticeIntents;
  readonly connection: Connection;
}

export function createApplication(world: World): Application {
  const random = world.random ?? Math.random;
  const store = createStore();
  const nodes = new Nodes(world.origin);
  const api = new RestApi(nodes, world.fetch);
  const connection = new Connection({
    nodes,
    open: world.open,
    random,
    events: {
      frame: (frame) => dispatcher.take(frame),
      refused: () => void session.check(),
      phase: (phase) => {
        store.dispatch({ type: 'connection-changed', phase });
        if (phase.name === 'stopped' && phase.reason === 'session-ended') {
          session.ended('Your login has ended. Please log in again.');
        }
      },
    },
  });
  const send = (frame: ClientFrame): boolean => connection.send(frame);
  const outbox = new Outbox(store, send, random);
  const history = new HistoryPages(store, send);
  const streams = new RoomStreams(store, send);
  const people = new PeopleIntents(store, api, send);
  const integrations = new IntegrationIntents(store, api);
  const notices = new NoticeIntents(store);
  const session = new SessionIntents(store, api, connection);
  const dispatcher = new FrameDispatcher({ store, streams, outbox, history, people, integrations, session, notices });
  new OutboxStorage(store, world.storage);
  return {
    store,
    session,
    rooms: new RoomIntents(store, api, streams),
    messages: new MessageIntents(store, outbox, history, send),
    commands: new CommandIntents(store, api),
    integrations,
    people,
    notices,
    connection,
  };
}
