import { describe, expect, it } from 'vitest';
import { applyDifference, parseDifference } from '../src/column/difference';

const OLD = '<article data-version="2" lang="en"><p>The ferry left at <em>noon</em>.</p>\n<p>Two</p></article>';

function applied(length: number, changes: readonly unknown[], from = 2): string | undefined {
  const difference = parseDifference(JSON.stringify({ version: 3, from, length, changes }));
  return difference === null ? undefined : applyDifference(OLD, difference)?.outerHTML;
}

describe('a difference', () => {
  it('replaces a word, a node and an attribute', () => {
    const changes = [
      ['attribute', [], 'data-version', '3'],
      ['attribute', [], 'lang', null],
      ['nodes', [], 2, 1, '<p>2</p><p>3</p>'],
      ['text', [0, 1, 0], 0, 4, 'six'],
    ];
    expect(applied(25, changes)).toBe(
      '<article data-version="3"><p>The ferry left at <em>six</em>.</p>\n<p>2</p><p>3</p></article>',
    );
  });

  it('is refused where it was made from another element', () => {
    expect(applied(29, [['text', [0, 1, 0], 0, 4, 'six']])).toBeUndefined();
    expect(applied(25, [['text', [0, 9, 0], 0, 4, 'six']])).toBeUndefined();
    expect(applied(99, [])).toBeUndefined();
    expect(applied(25, [], 1)).toBeUndefined();
  });

  it('joins neighbouring texts as a parser does', () => {
    const whole = applied(26, [['nodes', [0], 1, 1, 'six']]);
    expect(whole).toContain('at six.</p>');
  });

  it('runs no script and loads nothing while it is applied', () => {
    expect(applied(1, [['nodes', [], 0, 3, '<img src=x onerror="throw 1">x']])).toContain('<img');
  });

  it.each(['', 'null', '[]', '{}', '<article></article>', '{"changes":1,"length":2}'])('is not %s', (text) => {
    expect(parseDifference(text)).toBeNull();
  });
});
