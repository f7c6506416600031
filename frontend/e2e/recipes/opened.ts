import type { Article } from '@unspool/client';

/** Fetches the article that the address names, as the page of a recipe does. */
export async function opened(): Promise<Article> {
  const id = new URLSearchParams(location.search).get('article') ?? '';
  return (await (await fetch(`/api/v1/articles/${id}`)).json()) as Article;
}
