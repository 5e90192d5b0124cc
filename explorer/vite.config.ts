import { defineConfig } from 'vite';

/** Built beside the service's code, which serves it; `npm run explorer` serves it fresh, over the service on 8080. */
export default defineConfig(({ command }) => ({
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The policy of the page takes no data: but pictures.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '^/(v1|health|openapi.json|docs)': 'http://localhost:8080' } },
  // Who serves it wants to know where; a build has nothing to tell.
  logLevel: command === 'serve' ? 'info' : 'warn',
}));
