import process from 'node:process';
import { defineConfig } from 'vite';

/** One module without dependencies, for browsers and Node; the types come from the compiler (`npm run client`). */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // For example.html: one origin, as behind any proxy.
  server: { proxy: { '/api': process.env['UNSPOOL'] ?? 'http://localhost:8080' } },
  build: {
    target: 'es2022',
    lib: { entry: { 'unspool-client': 'src/index.ts', tabs: 'src/tabs.ts' }, formats: ['es'] },
    // Vite keeps the white space of libraries; this one is also used without a bundler.
    rolldownOptions: { output: { minify: true } },
  },
});
