/** The little that the client needs of a WebSocket, so that tests can stand a server in memory behind it. */
export interface Socket {
  send(data: string): void;
  close(): void;
}

export interface SocketEvents {
  message(data: unknown): void;
  /** Called once, also when the connection never came about. */
  closed(code: number): void;
}

export type SocketOpener = (url: string, protocol: string, events: SocketEvents) => Socket;

export const openWebSocket: SocketOpener = (url, protocol, events) => {
  const socket = new WebSocket(url, protocol);
  socket.onmessage = (event) => events.message(event.data);
  socket.onclose = (event) => events.closed(event.code);
  return {
    send: (data) => socket.send(data),
    close: () => socket.close(1000),
  };
};
