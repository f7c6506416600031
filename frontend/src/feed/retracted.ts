import { cardOf } from './card';

/** Builds the notice that replaces a retracted article. The address stays; the headline and the text do not. */
export function retracted(path: string, was: HTMLElement | null, heading: string, notice: string): HTMLElement {
  const article = document.createElement('article');
  const card = was === null ? null : cardOf(was);
  article.className = 'article retracted';
  if (was !== null) article.id = was.id;
  const { id = '', number = 0, version = 0 } = card ?? {};
  Object.assign(article.dataset, { id, number, version, url: path, title: heading });
  const title = said('h1', heading);
  title.className = 'notice-heading';
  title.id = `retracted-${path}`;
  article.setAttribute('aria-labelledby', title.id);
  const advice = said('p', notice);
  advice.className = 'notice-advice';
  advice.dir = 'auto';
  article.append(title, ...(notice === '' ? [] : [advice]));
  return article;
}

function said(tag: string, words: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}
