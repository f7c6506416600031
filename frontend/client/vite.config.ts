import { defineConfig } from 'vite';

/** One module without dependencies, for browsers and Node; the types come from the compiler (`npm run client`). */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    target: 'es2022',
    lib: { entry: { 'unspool-client': 'src/index.ts', tabs: 'src/tabs.ts' }, formats: ['es'] },
    // Vite leaves a library's white space to those who use it; this one is also used as it is.
    rolldownOptions: { output: { minify: true } },
  },
});
