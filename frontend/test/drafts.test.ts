import { beforeEach, describe, expect, it } from 'vitest';
import { startActs } from '../src/comments/acts';
import { draftOf, type Drafts, openDrafts, restoreDraft, startDrafts } from '../src/comments/drafts';
import { openStorage } from '../src/memory/storage';

const DAY_MS = 24 * 60 * 60 * 1_000;

let now: number;

const open = (): Drafts =>
  openDrafts(
    openStorage(() => localStorage),
    () => now,
  );
const size = (): number => (localStorage.getItem('unspool.drafts') ?? '').length;

beforeEach(() => {
  now = 0;
  localStorage.clear();
});

describe('a draft', () => {
  it('outlives the page, one for each form', () => {
    open().keep('article a', 'half a');
    open().keep('reply c', ' thought\n');
    expect(open().find('article a')).toBe('half a');
    expect(open().find('reply c')).toBe(' thought\n');
    expect(open().find('article b')).toBe('');
  });

  it('is forgotten once it is empty, and leaves nothing behind', () => {
    open().keep('article a', 'half a thought');
    open().keep('article a', ' \n ');
    expect(open().find('article a')).toBe('');
    expect(localStorage).toHaveLength(0);
  });

  it('is not forgotten with what another tab has written', () => {
    const here = open();
    here.keep('article a', 'here');
    open().keep('article b', 'there');
    here.keep('article a', '');
    expect(open().find('article b')).toBe('there');
  });

  it('is forgotten after two months', () => {
    open().keep('article a', 'old');
    now = 59 * DAY_MS;
    expect(open().find('article a')).toBe('old');
    now = 61 * DAY_MS;
    expect(open().find('article a')).toBe('');
    open().keep('article b', 'new');
    expect(localStorage.getItem('unspool.drafts')).not.toContain('old');
  });

  it('drops the oldest beyond the limit', () => {
    for (let n = 0; n < 100; n += 1) open().keep(`article ${String(n)}`, 'x'.repeat(5_000));
    expect(size()).toBeLessThan(250_000);
    expect(open().find('article 99')).toHaveLength(5_000);
    expect(open().find('article 0')).toBe('');
    open().keep('article 100', 'y'.repeat(1_000_000));
    expect(size()).toBeLessThan(250_000);
    expect(open().find('article 99')).toHaveLength(5_000);
  });

  it('survives foreign data in the storage', () => {
    for (const foreign of ['1', '{"a":1}', '[1,null,{"form":"article a"}]', '[']) {
      localStorage.setItem('unspool.drafts', foreign);
      expect(open().find('article a')).toBe('');
      open().keep('article a', 'mine');
      expect(open().find('article a')).toBe('mine');
    }
  });

  it('is kept while the page lives where storage is denied', () => {
    const drafts = openDrafts(
      openStorage(() => {
        throw new DOMException('denied', 'SecurityError');
      }),
    );
    drafts.keep('article a', 'half a thought');
    expect(drafts.find('article a')).toBe('half a thought');
    drafts.keep('article a', '');
    expect(drafts.find('article a')).toBe('');
  });
});

describe('a form', () => {
  const THREAD = `<div data-thread data-article="a"><form data-form><textarea></textarea></form>
    <ol><li data-comment="c"><form data-edit><textarea>published</textarea></form>
    <form data-form><textarea></textarea><input name="parentId" value="c"></form></li></ol></div>`;

  const draw = (): HTMLTextAreaElement[] => {
    document.body.innerHTML = THREAD;
    startDrafts(document.body, open());
    return [...document.querySelectorAll('textarea')];
  };

  it('is named by what its text is for', () => {
    expect(draw().map(draftOf)).toEqual(['article a', 'edit c', 'reply c']);
  });

  it.each([0, 1, 2])('has its text again when it is drawn anew: form %d', (index) => {
    const write = (text: string): void => {
      const area = draw()[index];
      if (area === undefined) return;
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const restored = (): string[] =>
      draw().map((area) => {
        restoreDraft(area, open());
        return area.value;
      });
    const empty = ['', 'published', ''];
    write('half a thought');
    expect(restored()).toEqual(empty.map((text, at) => (at === index ? 'half a thought' : text)));
    write('');
    expect(restored()).toEqual(empty);
  });

  it('keeps a text that is there already', () => {
    open().keep('article a', 'older');
    const [area] = draw();
    if (area === undefined) return;
    area.value = 'newer';
    restoreDraft(area, open());
    expect(area.value).toBe('newer');
  });
});

describe('a cancelled change', () => {
  const find = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`there is no ${selector}`);
    return found;
  };
  const area = (): HTMLTextAreaElement => find('textarea') as HTMLTextAreaElement;
  const click = (selector: string): void => {
    find(selector).click();
  };
  const write = (text: string): void => {
    area().value = text;
    area().dispatchEvent(new Event('input', { bubbles: true }));
  };
  const draw = (): void => {
    document.body.innerHTML = `<ol data-thread><li data-comment="c"><div class="comment-own"><button data-act="edit">Edit</button>
      <form data-edit hidden><p data-field="text"><textarea name="text">published</textarea></p>
      <button type="submit">Save</button> <button type="button" data-cancel>Cancel</button></form></div></li></ol>`;
    const thread = find('ol');
    const send = (): Promise<{ type: 'done'; said: null; isShown: true }> =>
      Promise.resolve({ type: 'done', said: null, isShown: true });
    startActs(thread, {
      server: { draw: () => Promise.resolve({ type: 'failed' }), send },
      drafts: open(),
      changed: () => Promise.resolve(),
      deleted: () => undefined,
      announce: () => undefined,
    });
    startDrafts(thread, open());
  };

  beforeEach(draw);

  it('is not in the form again, and comes back when it is asked for', () => {
    click('[data-act=edit]');
    write('half a change');
    click('[data-cancel]');
    draw();
    click('[data-act=edit]');
    expect(area().value).toBe('published');
    click('[data-bring-back]');
    expect(area().value).toBe('half a change');
    expect(document.querySelector('[data-bring-back]')).toBeNull();
    draw();
    click('[data-act=edit]');
    expect(area().value).toBe('half a change');
  });

  it('is not offered where nothing was changed', () => {
    click('[data-act=edit]');
    click('[data-cancel]');
    click('[data-act=edit]');
    expect(area().value).toBe('published');
    expect(document.querySelector('[data-bring-back]')).toBeNull();
  });

  it('is forgotten once a later change is sent', async () => {
    click('[data-act=edit]');
    write('cancelled');
    click('[data-cancel]');
    click('[data-act=edit]');
    write('sent');
    (find('form') as HTMLFormElement).requestSubmit();
    await new Promise((resolve) => setTimeout(resolve));
    expect(localStorage).toHaveLength(0);
  });
});
