const MARK = 'corrected-mark';

/** Elements that may hold a link among their words. Beside others the mark stands beneath. */
const WORDS = /^(P|H[1-6]|BLOCKQUOTE)$/;

/** Marks of an article's text that a correction has changed while it was read. Each leads to the notes of the corrections. */
export const markChanges = {
  /** Indexes of the blocks of the text in `fresh` that `drawn` does not have. None if there was no text before. */
  find(fresh: Element, drawn: Element | null): readonly number[] {
    const before = new Set(blocksOf(drawn).map(({ outerHTML }) => outerHTML));
    if (before.size === 0) return [];
    return blocksOf(fresh).flatMap(({ outerHTML }, index) => (before.has(outerHTML) ? [] : [index]));
  },

  /** Marks the blocks at these indexes, if the article says what was corrected. */
  show(article: Element, indexes: readonly number[]): void {
    const notes = article.querySelector('.corrections');
    const blocks = blocksOf(article);
    if (notes === null) return;
    for (const index of indexes) {
      const block = blocks[index];
      if (block === undefined) continue;
      if (WORDS.test(block.nodeName)) block.append(markTo(notes));
      else block.after(markTo(notes));
    }
  },
};

/** Takes all marks out of an article, which is as the server drew it then. */
export function unmark(article: Element): void {
  for (const mark of article.querySelectorAll(`.${MARK}`)) mark.remove();
}

function blocksOf(article: Element | null): readonly Element[] {
  return [...(article?.querySelector('.prose')?.children ?? [])].filter(({ className }) => className !== MARK);
}

function markTo(notes: Element): HTMLElement {
  const mark = document.createElement('a');
  mark.className = MARK;
  mark.href = `#${notes.id}`;
  mark.textContent = notes.querySelector('h2')?.textContent ?? '';
  mark.lang = notes.querySelector('[lang]')?.getAttribute('lang') ?? '';
  return mark;
}
