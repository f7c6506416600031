import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { typesOf } from '../client/api-types.js';
import { expect, test } from './reader';

test('the client’s types equal those of the server’s OpenAPI document', async ({ request }) => {
  const answer = await request.get('/openapi.json');
  const document = (await answer.json()) as Parameters<typeof typesOf>[0];
  const committed = await readFile(join(import.meta.dirname, '../client/src/api.ts'), 'utf8');
  expect(committed, 'run `npm run api > client/src/api.ts`').toBe(await typesOf(document));
});
