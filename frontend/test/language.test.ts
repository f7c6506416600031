// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const HOME = join(import.meta.dirname, '..');

const FOLDERS = ['src', 'client/src', 'e2e', 'test', 'foreign', 'recipes'];

/** Written from the server's document, whose comments are the server's. */
const GENERATED = 'client/src/api.ts';

/** Matches a comment that begins with one of the words which leave its subject to the reader's guess. */
const REFUSED = /(?:\/\*+|(?<!:)\/\/|<!--)[\s*]*(?:The same|Who|Whoever|What|Whatever|That which)\b.*/g;

function refusedIn(source: string): string[] {
  return [...source.matchAll(REFUSED)].map(([comment]) => comment);
}

function sources(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(HOME, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|js|css|html)$/.test(file))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  ).filter((file) => file !== GENERATED);
}

describe('a comment', () => {
  it.each(['/** ', '/* ', '// ', '/**\n * ', '<!-- '])('that begins with %j is checked', (opening) => {
    expect(refusedIn(`${opening}The same for phones.`)).toHaveLength(1);
    expect(refusedIn(`${opening}Whoever waits.`)).toHaveLength(1);
    expect(refusedIn(`${opening}Sends a comment that has the same key.`)).toEqual([]);
  });

  it('begins with a subject or a verb: say what it is, instead of "The same", "Who" or "What"', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(100);
    expect(
      files.flatMap((file) =>
        refusedIn(readFileSync(join(HOME, file), 'utf8')).map((comment) => `${file}: ${comment}`),
      ),
    ).toEqual([]);
  });
});
