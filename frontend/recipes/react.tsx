import { type Article, type ArticleUpdated, openSession, type Session } from '@unspool/client';
import { useEffect, useRef, useState, type ReactElement } from 'react';

type Shown = Pick<Article, 'id' | 'version' | 'title' | 'bodyHtml'>;
type State = 'loading' | 'more' | 'end' | 'failed';

/** Articles without end, beginning with `first`: `<Endless key={first.id} first={first} />`. */
export function Endless({ first, base = '' }: { readonly first: Shown; readonly base?: string }): ReactElement {
  const [articles, setArticles] = useState<readonly Shown[]>([first]);
  const [state, setState] = useState<State>('more');
  const [fresh, setFresh] = useState(0);
  const session = useRef<Session | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const opened = (session.current = openSession({ base, article: first.id }));
    // At rest it has no stream, or the browser would not keep the page for Back.
    const rest = (): void => {
      opened.rest();
    };
    const wake = (): void => {
      opened.wake();
    };
    addEventListener('pagehide', rest);
    addEventListener('pageshow', wake);
    void follow(opened);
    return () => {
      removeEventListener('pagehide', rest);
      removeEventListener('pageshow', wake);
      opened.close();
    };
  }, [first, base]);

  // Asks for the next article while the button is within a screen of what the reader sees.
  useEffect(() => {
    if (state !== 'more' || button.current === null) return;
    const near = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && void next(), {
      rootMargin: '100%',
    });
    near.observe(button.current);
    return () => {
      near.disconnect();
    };
  });

  async function next(): Promise<void> {
    setState('loading');
    const step = await session.current?.next();
    if (step?.type === 'next-article') setArticles((before) => [...before, step.article]);
    setState(step?.type === 'end-of-feed' ? 'end' : step?.type === 'next-article' ? 'more' : 'failed');
  }

  async function follow(opened: Session): Promise<void> {
    for await (const change of opened.changes()) {
      if (change.type === 'resync') location.reload(); // changes were lost: load anew what is shown
      if (change.type === 'article-published') setFresh((before) => before + 1);
      if (change.type === 'article-retracted') put({ ...change, title: change.notice, bodyHtml: '' });
      if (change.type === 'article-updated') put(await load(change));
    }
  }

  async function load({ id, version }: ArticleUpdated): Promise<Shown | null> {
    const answer = await fetch(`${base}/api/v1/articles/${id}/versions/${String(version)}`);
    return answer.ok ? ((await answer.json()) as Shown) : null;
  }

  function put(changed: Shown | null): void {
    setArticles((before) => before.map((one) => (one.id === changed?.id ? changed : one)));
  }

  return (
    <>
      <p role="status">{fresh === 0 ? '' : `${String(fresh)} new`}</p>
      {articles.map(({ id, title, bodyHtml }) => (
        <article key={id}>
          <h2>{title}</h2>
          {/* Clean: the server sees to that. */}
          <div dangerouslySetInnerHTML={{ __html: bodyHtml }} />
        </article>
      ))}
      {state !== 'end' && (
        <button ref={button} disabled={state === 'loading'} onClick={() => void next()}>
          {state === 'failed' ? 'Retry' : 'Load next article'}
        </button>
      )}
      <p role="status">{SAID[state]}</p>
    </>
  );
}

const SAID: Readonly<Record<State, string>> = {
  loading: 'Loading next article...',
  more: '',
  end: "You've read all our articles!",
  failed: 'Error loading more articles',
};
