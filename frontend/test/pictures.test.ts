import { expect, it } from 'vitest';
import { hideBroken } from '../src/broken-picture';

function broken(html: string): HTMLElement {
  document.body.innerHTML = html;
  const picture = document.querySelector('img');
  if (picture !== null) hideBroken(picture);
  return document.body;
}

it('a broken picture of an article gives way to its description', () => {
  for (const [html, box] of [
    ['<figure class="lead"><img src="a.png" alt="A heron" width="864" height="576"></figure>', 'figure'],
    [
      '<div class="prose"><figure><img src="a.png" alt="A heron"><figcaption>Bird</figcaption></figure></div>',
      'figure',
    ],
    ['<div class="prose"><p><img src="a.png" alt="A heron"></p></div>', 'p'],
  ] as const) {
    const body = broken(html);
    expect(body.querySelector('img')?.hidden).toBe(true);
    expect(body.querySelector<HTMLElement>(box)?.dataset['missing']).toBe('A heron');
  }
});

it('a broken picture without description leaves nothing', () => {
  expect(broken('<figure class="lead"><img src="a.png" alt=""></figure>').innerHTML).not.toContain('data-missing');
});

it('a broken picture of a list keeps its place, and its description for those who point at it', () => {
  const picture = broken('<a class="card-picture"><img src="a.png" alt="A heron"></a>').querySelector('img');
  expect(picture?.hidden).toBe(false);
  expect(picture?.src).toMatch(/^data:image/);
  expect(picture?.title).toBe('A heron');
});
