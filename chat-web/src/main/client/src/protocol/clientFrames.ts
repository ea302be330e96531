import type { RoomId, UserId } from './vocabulary.js';

/** What the browser says on the socket: see docs/protocol.md. */
export type ClientFrame =
  | { readonly type: 'send'; readonly room: RoomId; readonly clientId: string; readonly body: string; readonly action?: true }
  | { readonly type: 'edit'; readonly room: RoomId; readonly clientId: string; readonly of: number; readonly body: string }
  | { readonly type: 'resume'; readonly rooms: readonly ResumePosition[] }
  | { readonly type: 'history'; readonly id: string; readonly room: RoomId; readonly before?: number; readonly limit?: number }
  | { readonly type: 'read'; readonly room: RoomId; readonly offset: number }
  | { readonly type: 'watch'; readonly users: readonly UserId[] }
  | { readonly type: 'ping'; readonly id?: string };

export interface ResumePosition {
  readonly room: RoomId;
  readonly after: number;
}

export const RESUME_ROOMS_PER_FRAME = 500;
export const WATCHED_USERS = 500;

export function encodeClientFrame(frame: ClientFrame): string {
  return JSON.stringify(frame);
}
