import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drafted, paragraphs, publish, retract } from './newsroom';
import { expect, test } from './reader';

/** Hostile bodies, cleaned by the server, in a page without a content security policy: the cleaner alone must be enough. */

test.use({ allowed: /Failed to load resource/ });

const BODIES = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/test/resources/dev/unspool/body/hostile.json'), 'utf8'),
) as readonly string[];

/** The API itself refuses a body with the character U+0000. */
const SENDABLE = BODIES.filter((body) => !body.includes('\0'));

/** The allowed markup, written again here: `name` or `name attribute attribute`. Every element may have `id`, `lang` and `dir`. */
const ALLOWED = [
  ...[
    'a href rel',
    'abbr title',
    'aside',
    'b',
    'bdi',
    'bdo',
    'blockquote',
    'br',
    'caption',
    'cite',
    'code class',
    'dd',
  ],
  ...[
    'del',
    'details open',
    'div class role tabindex aria-label',
    'dl',
    'dt',
    'em',
    'figcaption',
    'figure',
    'h2',
    'h3',
  ],
  ...['h4', 'hr', 'i', 'img src alt width height loading decoding', 'ins', 'kbd', 'li value', 'mark'],
  ...[
    'ol start type reversed',
    'p',
    'pre class',
    'q',
    'rp',
    'rt',
    'ruby',
    's',
    'samp',
    'small',
    'span',
    'strong',
    'sub',
  ],
  ...['summary', 'sup', 'table', 'tbody', 'td colspan rowspan class', 'tfoot', 'th colspan rowspan scope class'],
  ...['thead', 'time datetime', 'tr', 'u', 'ul class', 'wbr'],
];

test('no hostile body brings more than the allowed markup into a browser, or runs a script there', async ({
  browser,
  request,
}) => {
  const cleaned: string[] = [];
  for (const body of SENDABLE) {
    cleaned.push(await drafted(request, `<p>before</p>${body}<p>after</p>`));
  }
  const page = await browser.newPage();
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><body></body>' }),
  );
  await page.goto('https://blank.example/');
  const faults = await page.evaluate(
    ({ bodies, allowed }) => {
      const rules = new Map(
        allowed.map((rule) => [rule.split(' ')[0], ['id', 'lang', 'dir', ...rule.split(' ').slice(1)]]),
      );
      const isSafe = ({ name, value }: Attr): boolean =>
        !['href', 'src'].includes(name) || /^(https?:|mailto:|tel:|\/(?![/\\])|#in-|\/$)/.test(value);
      return bodies.flatMap((html) => {
        document.body.innerHTML = html;
        const once = document.body.innerHTML;
        const wrong = [...document.body.querySelectorAll('*')].flatMap((element) => [
          ...(element.namespaceURI === 'http://www.w3.org/1999/xhtml' && rules.has(element.localName)
            ? []
            : [element.localName]),
          ...[...element.attributes]
            .filter((one) => rules.get(element.localName)?.includes(one.name) !== true || !isSafe(one))
            .map((one) => `${element.localName} ${one.name}=${one.value}`),
        ]);
        document.body.innerHTML = once;
        if (document.body.innerHTML !== once) wrong.push('changes when it is parsed again');
        for (const element of document.body.querySelectorAll<HTMLElement>('summary, [id], [tabindex]')) {
          element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
          element.focus();
        }
        return wrong.map((what) => `${what} in ${html}`);
      });
    },
    { bodies: cleaned, allowed: ALLOWED },
  );
  await page.close();
  expect(cleaned.length).toBe(SENDABLE.length);
  expect(faults).toEqual([]);
  expect(ran).toEqual([]);
});

test('text that was pasted from a page full of scripts is read, with the policy, without a breach', async ({
  page,
  request,
}) => {
  const story = await publish(request, { bodyHtml: `${paragraphs(3)}${SENDABLE.join('<p>between</p>')}` });
  await page.route(/a\.example|evil\.example/, (route) => route.abort());
  await page.goto(`/articles/${story.slug}`);
  await expect(page.locator('article').first()).toContainText('between');
  await retract(request, story, 'kill', 'Of a test.');
});
