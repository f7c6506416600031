// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToString as renderReact } from 'react-dom/server';
import { createSSRApp } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import { describe, expect, it } from 'vitest';
import { Endless } from '../recipes/react';
import EndlessInVue from '../recipes/vue.vue';

const HOME = join(import.meta.dirname, '..');

const FIRST = { id: 'a1', version: 1, title: 'Fog & rain', bodyHtml: '<p>Text of a1.</p>' };

/** That recipes read on and follow changes is tested in a browser: `e2e/recipes.spec.ts`. */
describe('a recipe', () => {
  it.each([
    ['html', 'client/example.html'],
    ['tsx', 'recipes/react.tsx'],
    ['vue', 'recipes/vue.vue'],
    ['js', 'recipes/server.js'],
  ])('in %s stands in the client’s README as the file %s has it', async (language, file) => {
    const readme = await readFile(join(HOME, 'client/README.md'), 'utf8');
    expect(readme).toContain(`\`\`\`${language}\n${await readFile(join(HOME, file), 'utf8')}\`\`\`\n`);
  });

  it('for React draws its first article on a server', () => {
    const html = renderReact(createElement(Endless, { first: FIRST }));
    expect(html).toContain('<h2>Fog &amp; rain</h2><div><p>Text of a1.</p></div>');
  });

  it('for Vue draws its first article on a server', async () => {
    const html = await renderVue(createSSRApp(EndlessInVue, { first: FIRST }));
    expect(html).toContain('<h2>Fog &amp; rain</h2>');
    expect(html).toContain('<div><p>Text of a1.</p></div>');
  });
});
