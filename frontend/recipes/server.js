import { Session } from '@unspool/client';
import { createServer } from 'node:http';
import { env, stdout } from 'node:process';

const base = env.UNSPOOL ?? 'http://localhost:8080';

/** Draws the article at this path, and a link to the next one, so that the page works without script. */
async function page(slug) {
  const answer = await fetch(`${base}/api/v1/articles/${slug}`);
  const article = await answer.json();
  if (!answer.ok) return { status: answer.status, html: `<p>${escaped(article.notice ?? article.detail)}</p>` };
  const next = await after(article.id);
  const html = `<!doctype html>
<html lang="${article.language}" dir="${article.dir}">
<title>${escaped(article.title)}</title>
<link rel="canonical" href="${escaped(article.url)}">
<article>
<h1>${escaped(article.title)}</h1>
${article.bodyHtml}
</article>
${next === null ? "<p>You've read all our articles!</p>" : link(next)}`;
  return { status: 200, html };
}

/** Returns the article that a reader of this one gets next; null at the end. A session that nobody wakes opens no stream. */
async function after(article) {
  const step = await new Session({ base, article }).next();
  if (step.type === 'failed') throw step.error;
  return step.type === 'end-of-feed' ? null : step.article;
}

function link({ slug, title }) {
  return `<p><a rel="next" href="/${encodeURIComponent(slug)}">${escaped(title)}</a></p>`;
}

/** Titles and notices are text; only `bodyHtml` is clean HTML. */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const server = createServer(async (request, answer) => {
  const [path] = request.url.slice(1).split('?');
  const { status, html } = await page(path).catch(({ message }) => ({
    status: 503,
    html: `<p>${escaped(message)}</p>`,
  }));
  answer.writeHead(status, { 'Content-Type': 'text/html;charset=UTF-8' }).end(html);
});
server.listen(env.PORT ?? 3000, '127.0.0.1', () => stdout.write(`port ${server.address().port}\n`));
