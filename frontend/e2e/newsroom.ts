import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';

/** An access token that may write, publish and moderate. */
const TOKEN = process.env['NEWSROOM_TOKEN'] ?? '';

/** An article that a test has published. */
export interface Story {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly version: number;
  readonly etag: string;
}

/** Returns numbered paragraphs of HTML. */
export function paragraphs(count: number, change: (text: string, n: number) => string = (text) => text): string {
  return Array.from({ length: count }, (_, index) => index + 1)
    .map((n) => `<p>${change(`Paragraph ${String(n)}. ${'The tide came in and went out again. '.repeat(6)}`, n)}</p>`)
    .join('');
}

let told = 0;

/** Publishes an article for one test. */
export async function publish(request: APIRequestContext, more: object = {}): Promise<Story> {
  told += 1;
  const title = `Live ${String(process.pid)}-${String(told)} ${Math.random().toString(36).slice(2)}`;
  const draft = { title, standfirst: 'Of a test.', bodyHtml: paragraphs(14), section: 'Harbour', language: 'en' };
  return story(await send(request, '', { ...draft, publish: true, ...more }, null));
}

/** Saves a draft, and returns its body as readers would get it. */
export async function drafted(request: APIRequestContext, bodyHtml: string): Promise<string> {
  const draft = { title: 'A draft', standfirst: 'Of a test.', bodyHtml, section: 'Harbour', language: 'en' };
  return ((await (await send(request, '', draft, null)).json()) as { bodyHtml: string }).bodyHtml;
}

export async function correct(request: APIRequestContext, { id, etag }: Story, correction: object): Promise<Story> {
  return story(await send(request, `/${id}/correct`, correction, etag));
}

export async function retract(
  request: APIRequestContext,
  { id, etag }: Story,
  kind: 'takedown' | 'kill',
  notice: string,
): Promise<void> {
  await send(request, `/${id}/${kind}`, { notice }, etag);
}

async function send(request: APIRequestContext, path: string, data: object, etag: string | null): Promise<APIResponse> {
  const headers = { Authorization: `Bearer ${TOKEN}`, ...(etag === null ? {} : { 'If-Match': etag }) };
  const answer = await request.post(`/api/v1/newsroom/articles${path}`, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer;
}

async function story(answer: APIResponse): Promise<Story> {
  const { id, slug, title, version } = (await answer.json()) as Story;
  return { id, slug, title, version, etag: answer.headers()['etag'] ?? '' };
}
