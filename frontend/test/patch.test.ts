import { describe, expect, it, vi } from 'vitest';
import { parseElement } from '../src/column/fragment';
import { patch } from '../src/column/patch';

function element(html: string): HTMLElement {
  return parseElement(html) ?? document.body;
}

const article = (...blocks: string[]): string =>
  `<article data-version="1"><header><h1>T</h1></header><div class="prose">${blocks.join('\n')}</div></article>`;

/** Patches one drawing into another. Returns the result, and the blocks of it that are the original nodes. */
function patched(before: string, after: string): { html: string; kept: string[] } {
  const old = element(before);
  const nodes = new Set(old.querySelectorAll('*'));
  patch(old, element(after));
  const kept = [...old.querySelectorAll('.prose > *')]
    .filter((node) => nodes.has(node))
    .map((node) => node.textContent);
  return { html: old.outerHTML, kept };
}

describe('a patch', () => {
  it('puts a new part before one that is kept as it is', () => {
    const old = element(
      '<article><div class="related" data-kept="">lists</div><section data-kept="">thread</section></article>',
    );
    const fresh =
      '<article><div class="author">box</div><div class="related">links</div><section>none</section></article>';
    patch(old, element(fresh));
    expect(old.children[0]?.className).toBe('author');
    expect(old.querySelectorAll('.related')).toHaveLength(1);
    expect(old.textContent).toBe('boxliststhread');
  });

  it.each([
    ['a changed block', ['<p>a</p>', '<p>b</p>', '<p>c</p>'], ['<p>a</p>', '<p>B</p>', '<p>c</p>'], ['a', 'B', 'c']],
    ['a block more', ['<p>a</p>', '<p>b</p>'], ['<p>n</p>', '<p>a</p>', '<p>b</p>'], ['a', 'b']],
    ['a block less', ['<p>a</p>', '<p>b</p>', '<p>c</p>'], ['<p>a</p>', '<p>c</p>'], ['a', 'c']],
    ['another kind of block', ['<p>a</p>', '<p>b</p>'], ['<p>a</p>', '<ul><li>b</li></ul>'], ['a']],
    ['nothing', ['<p>a</p>'], ['<p>a</p>'], ['a']],
    ['all', ['<p>a</p>'], ['<h2>x</h2>', '<ul><li>y</li></ul>'], []],
    ['blocks that changed places', ['<p>a</p>', '<h2>b</h2>'], ['<h2>b</h2>', '<p>a</p>'], ['b']],
    ['neighbours that both change', ['<p>a</p>', '<p>b</p>'], ['<p>A</p>', '<p>B</p>'], ['A', 'B']],
    [
      'blocks that are twice there',
      ['<hr>', '<p>a</p>', '<hr>'],
      ['<hr>', '<p>a</p>', '<p>b</p>', '<hr>'],
      ['', 'a', ''],
    ],
  ])('patches %s to equal the new drawing, and keeps the other nodes', (_, before, after, kept) => {
    const result = patched(article(...before), article(...after));
    expect(result.html).toBe(element(article(...after)).outerHTML);
    expect(result.kept).toEqual(kept);
  });

  it('compares no more nodes than a page bears', () => {
    const blocks = (text: string): string[] => Array.from({ length: 501 }, (_, at) => `<p>${text}${String(at)}</p>`);
    const old = element(article(...blocks('a')));
    const fresh = element(article(...blocks('b')));
    const { outerHTML } = fresh;
    const compared = vi.spyOn(Node.prototype, 'isEqualNode');
    patch(old, fresh);
    expect(compared.mock.calls.length).toBeLessThan(100);
    expect(old.outerHTML).toBe(outerHTML);
    compared.mockRestore();
  });

  it('sets new attributes and removes old ones', () => {
    const old = element('<article data-version="1" lang="en" class="a"><img src="a.png"></article>');
    const picture = old.firstElementChild;
    patch(old, element('<article data-version="2" class="a"><img src="b.png" alt="b"></article>'));
    expect(old.outerHTML).toBe('<article data-version="2" class="a"><img src="b.png" alt="b"></article>');
    expect(old.firstElementChild).toBe(picture);
  });

  describe('of a page that the browser has translated', () => {
    const before = ['<p>one</p>', '<p>two <em>words</em></p>', '<blockquote><p>three</p></blockquote>', '<p>four</p>'];

    /** Translates as browsers do: some wrap each text, others write over it. */
    function translate(root: Element, wraps: boolean): void {
      const texts = [...root.querySelectorAll('h1, p, em')].flatMap((element) =>
        [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE),
      );
      for (const text of texts) {
        const translated = (text.nodeValue ?? '').toUpperCase();
        const wrapped = document.createElement('span');
        wrapped.textContent = translated;
        if (wraps) text.replaceWith(wrapped);
        else text.nodeValue = translated;
      }
    }

    it.each([true, false])('replaces only the blocks that changed; texts are wrapped: %s', (wraps) => {
      const old = element(article(...before));
      translate(old, wraps);
      const [one, two, three] = [...old.querySelectorAll('.prose > *')].map((block) => block.innerHTML);
      const after = [...before.slice(0, 3), '<p>four, corrected</p>', '<p>five</p>'];
      patch(old, element(article(...after)), element(article(...before)));
      expect([...old.querySelectorAll('.prose > *')].map((block) => block.innerHTML)).toEqual([
        one,
        two,
        three,
        'four, corrected',
        'five',
      ]);
      expect(old.querySelector('h1')?.textContent).toBe('T');
    });

    it('takes a corrected headline, and a block that is gone', () => {
      const old = element(article(...before));
      translate(old, true);
      const fresh = article(...before.slice(1)).replace('<h1>T</h1>', '<h1>Corrected</h1>');
      patch(old, element(fresh), element(article(...before)));
      expect(old.querySelector('h1')?.innerHTML).toBe('Corrected');
      expect([...old.querySelectorAll('.prose > *')].map((block) => block.textContent)).toEqual([
        'TWO WORDS',
        'THREE',
        'FOUR',
      ]);
    });

    it('equals the new drawing where the page is no longer what the server drew', () => {
      const old = element(article('<p>something else</p>'));
      patch(old, element(article(...before)), element(article('<ul></ul>', '<p>other</p>')));
      expect(old.outerHTML).toBe(element(article(...before)).outerHTML);
    });
  });

  it('keeps the focus', () => {
    const old = element(article('<p>a <a href="/x">x</a></p>', '<p>b</p>'));
    document.body.replaceChildren(old);
    const link = old.querySelector('a');
    link?.focus();
    patch(old, element(article('<p>new</p>', '<p>a <a href="/x">x</a></p>', '<p>B</p>')));
    expect(document.activeElement).toBe(link);
  });
});
