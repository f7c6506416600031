import { defineConfig } from 'vite';

/** The server finds the files by the manifest and sends them as unchangeable: their names hold a hash of their content. */
export default defineConfig({
  base: '/assets/',
  publicDir: false,
  build: {
    outDir: '../target/classes/static/assets',
    emptyOutDir: true,
    assetsDir: '',
    // Fonts are files: the page's policy allows none within a style sheet.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: false,
    target: 'es2022',
    rolldownOptions: { input: 'src/main.ts' },
  },
});
