// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const HOME = join(import.meta.dirname, '../client');

/** Most bytes of the client in gzip, which every browser and server supports. Brotli makes it smaller still. */
const MAX_BYTES = 5_000;

let chunks: readonly Rolldown.OutputChunk[];

beforeAll(async () => {
  const [output] = [
    await build({ configFile: join(HOME, 'vite.config.ts'), logLevel: 'silent', build: { write: false } }),
  ].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  chunks = output.output.filter((part) => part.type === 'chunk');
});

describe('the package', () => {
  it('is under 5 KB compressed', () => {
    const client = chunks.find(({ fileName }) => fileName === 'unspool-client.js');
    expect(gzipSync(client?.code ?? '').length).toBeLessThan(MAX_BYTES);
    expect(client?.code.length).toBeGreaterThan(MAX_BYTES);
  });

  it('is one module for each export, without imports', async () => {
    const { exports } = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8')) as {
      exports: Record<string, { default: string }>;
    };
    expect(chunks.map(({ fileName }) => `./dist/${fileName}`).sort()).toEqual(
      Object.values(exports)
        .map(({ default: file }) => file)
        .sort(),
    );
    expect(chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])).toEqual([]);
  });

  it('has no dependencies', async () => {
    const description = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8')) as object;
    expect(Object.keys(description).filter((key) => /dependencies/i.test(key))).toEqual([]);
  });
});
