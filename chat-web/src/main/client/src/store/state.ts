import { type CommandChange, type CommandsState, initialCommands, reduceCommands } from '../commands/commandState.js';
import { initialConnection, type ConnectionState, type ConnectionChange, reduceConnection } from '../connection/connectionState.js';
import { type OutboxChange, type OutboxEntry, reduceOutbox } from '../connection/outboxState.js';
import { initialIntegrations, type IntegrationChange, type IntegrationState, reduceIntegrations } from '../integrations/integrationState.js';
import { initialTimelines, reduceTimelines, type TimelineChange, type Timelines } from '../messages/timelines.js';
import { initialNotices, type Notice, type NoticeChange, reduceNotices } from '../notices/noticeState.js';
import { initialPeople, type PeopleChange, type PeopleState, reducePeople } from '../people/peopleState.js';
import { initialRooms, reduceRooms, type RoomChange, type RoomsState } from '../rooms/roomState.js';
import { initialSession, reduceSession, type SessionChange, type SessionState } from '../session/sessionState.js';
import { Store } from './store.js';

/** All that the pages show. Every part is replaced, never altered, so that views compare by identity. */
export interface State {
  readonly session: SessionState;
  readonly connection: ConnectionState;
  readonly rooms: RoomsState;
  readonly timelines: Timelines;
  readonly outbox: readonly OutboxEntry[];
  readonly commands: CommandsState;
  readonly integrations: IntegrationState;
  readonly people: PeopleState;
  readonly notices: readonly Notice[];
}

/** What happened, as the reducers are told. */
export type Change =
  | SessionChange
  | ConnectionChange
  | RoomChange
  | TimelineChange
  | OutboxChange
  | CommandChange
  | IntegrationChange
  | PeopleChange
  | NoticeChange;

export type ParleyStore = Store<State, Change>;

export const initialState: State = {
  session: initialSession,
  connection: initialConnection,
  rooms: initialRooms,
  timelines: initialTimelines,
  outbox: [],
  commands: initialCommands,
  integrations: initialIntegrations,
  people: initialPeople,
  notices: initialNotices,
};

export function reduce(state: State, change: Change): State {
  // Nothing of one person may be seen by the next who logs in on this page.
  if (change.type === 'logged-out') {
    return { ...initialState, session: reduceSession(state.session, change), notices: state.notices };
  }
  const next: State = {
    session: reduceSession(state.session, change),
    connection: reduceConnection(state.connection, change),
    rooms: reduceRooms(state.rooms, change),
    timelines: reduceTimelines(state.timelines, change, state.rooms, state.connection.epoch),
    outbox: reduceOutbox(state.outbox, change),
    commands: reduceCommands(state.commands, change),
    integrations: reduceIntegrations(state.integrations, change),
    people: reducePeople(state.people, change),
    notices: reduceNotices(state.notices, change),
  };
  const keys = Object.keys(next) as (keyof State)[];
  return keys.some((key) => next[key] !== state[key]) ? next : state;
}

export function createStore(): ParleyStore {
  return new Store(reduce, initialState);
}
