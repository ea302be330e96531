import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/**
 * `npm run dev`: the client against a server in memory (test/fakeServer.ts), at /dev/. PARLEY_IRC_LOG names an IRC log whose
 * day fills one room. Nothing of this is in the production bundle.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  server: { host: '127.0.0.1' },
  plugins: [ircLog()],
});

function ircLog(): Plugin {
  return {
    name: 'irc-log',
    configureServer(server) {
      server.middlewares.use('/irc.txt', (_, response) => {
        const file = process.env['PARLEY_IRC_LOG'];
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
        response.end(file === undefined ? '' : readFileSync(file));
      });
    },
  };
}
