import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { correct, publish, retract } from './newsroom';
import { expect, session, test } from './reader';

/** Tests of programs for Node in a project that has installed the client from the server. */

type Program = ChildProcessByStdio<null, Readable, null>;

let project: string;
let programs: Program[];

test.beforeAll(async ({ baseURL }) => {
  programs = [];
  project = await mkdtemp(join(tmpdir(), 'unspool-project-'));
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  // Where nobody listens: asked for anything, npm would fail.
  const alone = ['--registry=http://127.0.0.1:9', '--no-audit', '--no-fund', `--cache=${join(project, 'cache')}`];
  await promisify(execFile)('npm', ['install', `${baseURL ?? ''}/client.tgz`, ...alone], { cwd: project });
});

test.afterAll(() => rm(project, { recursive: true }));

test.afterEach(() => {
  for (const program of programs) program.kill();
});

/** Starts a recipe of the guide. */
async function start(recipe: string, env: Readonly<Record<string, string>>): Promise<Program> {
  await copyFile(join(import.meta.dirname, '../recipes', recipe), join(project, recipe));
  const program = spawn(execPath, [recipe], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  programs.push(program);
  return program;
}

test('has entries that read and write there, and asked nobody else', async ({ request, baseURL }) => {
  const { entry, rest } = await session(request);
  await writeFile(join(project, 'use.js'), USE);
  const { stdout } = await promisify(execFile)(execPath, ['use.js', baseURL ?? '', entry.slug], { cwd: project });
  const said = JSON.parse(stdout) as Record<string, unknown>;
  expect(said).toMatchObject({
    next: rest[0]?.id,
    headlines: 3,
    comment: { name: 'Ada', text: 'Better.', mine: true },
    isRemoved: true,
    isReceived: true,
  });
});

test('draws articles on a server, each with a link to the one that its reader gets next', async ({
  request,
  baseURL,
}) => {
  const { entry, rest } = await session(request);
  const server = await start('server.js', { UNSPOOL: baseURL ?? '', PORT: '0' });
  const [said] = (await once(server.stdout, 'data')) as [Buffer];
  const address = `http://127.0.0.1:${/\d+/.exec(String(said))?.[0] ?? ''}`;
  const page = await request.get(`${address}/${encodeURIComponent(entry.slug)}`);
  expect(page.status()).toBe(200);
  const [, next] = /rel="next" href="\/([^"]+)"/.exec(await page.text()) ?? [];
  expect(decodeURIComponent(next ?? '')).toBe(rest[0]?.slug);
  const story = await publish(request, { title: '<b>Bold</b> & "quoted"' });
  expect(await (await request.get(`${address}/${story.slug}`)).text()).toContain(
    '<h1>&#60;b&#62;Bold&#60;/b&#62; &#38; ',
  );
  await retract(request, story, 'takedown', 'It was a test.');
  const gone = await request.get(`${address}/${story.slug}`);
  expect([gone.status(), await gone.text()]).toEqual([410, '<p>It was a test.</p>']);
});

test('purges at a CDN what was corrected or retracted, and goes on there when it is started again', async ({
  request,
  baseURL,
}) => {
  const purged: string[] = [];
  const cdn = createServer(({ method, url, headers }, answer) => {
    purged.push(`${method ?? ''} ${url ?? ''} ${String(headers['surrogate-key'] ?? '')}`.trim());
    answer.end();
  }).listen(0, '127.0.0.1');
  await once(cdn, 'listening');
  const { port } = cdn.address() as AddressInfo;
  const env = { UNSPOOL: baseURL ?? '', CDN: `http://127.0.0.1:${String(port)}`, CDN_SERVICE: 's', CDN_TOKEN: 't' };
  try {
    const story = await publish(request);
    const first = await start('purge.js', env);
    await expect.poll(() => purged).toEqual(['POST /service/s/purge_all']);
    const key = `POST /service/s/purge article-${story.id}`;
    let corrected = story;
    // The program learns of the first change that comes after its stream was opened.
    await expect(async () => {
      corrected = await correct(request, corrected, { title: `Better ${String(Math.random())}`, note: 'A word.' });
      await expect.poll(() => purged, { timeout: 1_000 }).toContain(key);
    }).toPass();
    await expect.poll(() => readFile(join(project, 'purged.json'), 'utf8').catch(() => '')).toContain('seq');
    first.kill();
    await once(first, 'exit');
    purged.length = 0;
    await retract(request, corrected, 'takedown', 'It was a test.');
    await start('purge.js', env);
    await expect.poll(() => purged).toContain(key);
    expect(purged).not.toContain('POST /service/s/purge_all');
  } finally {
    cdn.close();
  }
});

/** A program of somebody who has only the installed package. */
const USE = `
import { openSession } from '@unspool/client';
import { openComments } from '@unspool/client/comments';
import { openFeed } from '@unspool/client/feed';
import { openViews } from '@unspool/client/views';

const [base, article] = process.argv.slice(2);
const session = openSession({ base, article });
const step = await session.next();
session.close();
const headlines = (await openFeed({ base, limit: 3 }).page()).items.length;
const comments = openComments({ base, article });
const { form } = await comments.page();
const { id } = await comments.add({ name: 'Ada', text: 'Well said, ' + Math.random(), formToken: form.token });
const comment = await comments.edit(id, 'Better.');
await comments.remove(id);
const isRemoved = await comments.find(id).then(({ removed }) => removed, ({ status }) => status === 404);
const views = openViews({ base });
const isReceived = (await views.viewed(article)) && (await views.shared(article, 'copy'));
console.log(JSON.stringify({ next: step.article.id, headlines, comment, isRemoved, isReceived }));
`;
