import { createApplication } from '../src/application.js';
import { startShell } from '../src/shell/shell.js';
import { smallWorld } from './smallWorld.js';

/** ?login shows the login page; otherwise alice is logged in. `parley` on the console is the server in memory. */
const { server, alice } = await smallWorld();
const loggedIn = !new URLSearchParams(location.search).has('login');
Object.assign(window, { parley: server });

startShell(
  createApplication({ origin: location.origin, ...server.browserOf(loggedIn ? alice : null), storage: sessionStorage }),
);
