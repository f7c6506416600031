/*
 * Code of somebody who uses the package, compiled against the packed one. Each `@ts-expect-error` is an error itself where a type is lost,
 * since anything may be done with `any`.
 */
import { type NextArticle, openSession, type Place, type SessionOptions, UnspoolError } from '@unspool/client';
import { authorInMemory, type Comment, openComments } from '@unspool/client/comments';
import { type Headline, openFeed } from '@unspool/client/feed';
import { shareTabs } from '@unspool/client/tabs';
import { openViews } from '@unspool/client/views';

export async function read(base: string): Promise<readonly string[]> {
  const options: SessionOptions = { base, article: 'a1', tabs: shareTabs() };
  const session = openSession(options);
  const titles: string[] = [];
  for await (const { article, position } of session.articles()) {
    titles.push(article.title, position.toFixed());
    // @ts-expect-error A title is a text.
    article.title satisfies number;
  }
  const place: Place = session.place;
  // @ts-expect-error A place has no such member.
  place.nowhere satisfies unknown;
  session.close();
  return titles;
}

export async function discuss(base: string): Promise<Comment> {
  const comments = openComments({ base, article: 'a1', author: authorInMemory() });
  const { form, items } = await comments.page({ order: 'newest', limit: 20 });
  // @ts-expect-error There is no such order.
  await comments.page({ order: 'best' });
  // @ts-expect-error A comment has a text.
  items[0]?.text satisfies number | undefined;
  return comments.add({ name: 'Ada', text: 'Well said.', formToken: form.token });
}

export async function list(base: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const headline of openFeed({ base, section: 'harbour' }).items()) {
    const one: Headline = headline;
    // @ts-expect-error Without `view: 'full'` there is no text.
    one.bodyHtml satisfies string;
    found.push(one.title);
  }
  for await (const { items } of openFeed({ base, view: 'full' }).pages())
    found.push(...items.map((one) => one.bodyHtml));
  return found;
}

export async function count(base: string): Promise<boolean> {
  const views = openViews({ base });
  // @ts-expect-error There is no such target.
  await views.shared('a1', 'pigeon');
  views.read('a1', 50);
  return (await views.viewed('a1')) && (await views.flush());
}

export function isTemporary(error: unknown, step: NextArticle): boolean {
  return error instanceof UnspoolError && error.retryable && step.article.version > 0;
}
