import { createApplication } from './application.js';
import { openWebSocket } from './connection/socket.js';
import { startShell } from './shell/shell.js';

startShell(
  createApplication({
    origin: location.origin,
    open: openWebSocket,
    fetch: (url, init) => fetch(url, init),
    storage: sessionStorage,
  }),
);
