import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The production build goes where the WAR plugin collects it; nothing is inlined, as the server's CSP forbids it. */
export default defineConfig({
  base: '/',
  build: {
    outDir: fileURLToPath(new URL('../../../target/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    restoreMocks: true,
  },
});
