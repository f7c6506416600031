import process from 'node:process';
import { defineConfig } from 'vite';

/** An entry for each export of the package, without dependencies, for browsers and Node; the types come from the compiler (`npm run client`). */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // For example.html: one origin, as behind any proxy.
  server: { proxy: { '/api': process.env['UNSPOOL'] ?? 'http://localhost:8080' } },
  build: {
    target: 'es2022',
    lib: {
      entry: {
        'unspool-client': 'src/index.ts',
        comments: 'src/comments.ts',
        feed: 'src/feed.ts',
        tabs: 'src/tabs.ts',
        views: 'src/views.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      output: {
        // Vite keeps the white space of libraries; this one is also used without a bundler.
        minify: true,
        // One file for all that entries share, so that an UnspoolError is of one class whichever entry threw it.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
        comments: false,
        chunkFileNames: '[name].js',
      },
    },
  },
});
