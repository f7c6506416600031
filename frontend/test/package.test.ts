// @vitest-environment node
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startFakeServer } from './package/fake-server';

const FRONTEND = join(import.meta.dirname, '..');
const HOME = join(FRONTEND, 'client');
const USE = join(import.meta.dirname, 'package');

// The tests start npm and compilers, perhaps on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Most bytes of each entry in gzip once a page's bundler has put it into one file. README.md states them rounded up. */
const MAX_BYTES = { '.': 5_400, './comments': 2_000, './feed': 1_200, './tabs': 900, './views': 1_600 } as const;

const run = promisify(execFile);

let project: string;
let installed: string;
let tarball: Buffer<ArrayBuffer>;
let files: readonly string[];

/** Packs the client as for a registry, and puts it where npm would in an empty project. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'unspool-client-'));
  await run('npm', ['pack', './client', '--silent', '--pack-destination', project], { cwd: FRONTEND });
  const [name = ''] = (await readdir(project)).filter((file) => file.endsWith('.tgz'));
  tarball = await readFile(join(project, name));
  installed = join(project, 'node_modules/@unspool/client');
  const packed = createPackageFromTarballData(new Uint8Array(tarball));
  files = packed.listFiles().map((file) => file.replace('/node_modules/@unspool/client/', ''));
  for (const file of files) {
    await mkdir(dirname(join(installed, file)), { recursive: true });
    await writeFile(join(installed, file), packed.readFile(`/node_modules/@unspool/client/${file}`));
  }
  await symlink(join(FRONTEND, 'node_modules/@types'), join(project, 'node_modules/@types'));
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  for (const file of ['consumer.ts', 'in-node.js']) await copyFile(join(USE, file), join(project, file));
});

afterAll(() => rm(project, { recursive: true, force: true }));

async function description(): Promise<{ readonly exports: Record<string, string | { readonly default: string }> }> {
  return JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as never;
}

/** Returns the module of each entry. */
async function entries(): Promise<readonly (readonly [string, string])[]> {
  const { exports } = await description();
  return Object.entries(exports).flatMap(([name, to]) => (typeof to === 'string' ? [] : [[name, to.default] as const]));
}

/** Compiles the consumer's code as strictly as the compiler can. Declarations of the package are checked, those of others are not. */
function faultsOf(settings: object): readonly string[] {
  const strict = { target: 'es2022', strict: true, exactOptionalPropertyTypes: true, noEmit: true };
  const { options, errors } = ts.convertCompilerOptionsFromJson({ ...strict, ...settings }, project);
  const program = ts.createProgram([join(project, 'consumer.ts')], options);
  const ours = program.getSourceFiles().filter(({ fileName }) => /consumer\.ts$|@unspool\/client/.test(fileName));
  const faults = ours.flatMap((file) => ts.getPreEmitDiagnostics(program, file));
  return [...errors, ...faults].map(
    ({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

describe('the tarball', () => {
  it('contains its licence, list of changes and example, and neither sources nor settings', async () => {
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'README.md', 'example.html']));
    expect(files.filter((file) => /^src|config|api-types|\.tgz$/.test(file))).toEqual([]);
    expect(await readFile(join(installed, 'LICENSE'), 'utf8')).toBe(
      await readFile(join(FRONTEND, '../LICENSE'), 'utf8'),
    );
  });

  it('describes its licence, its own version as the newest change, no invented home, and no dependencies', async () => {
    const { version, ...more } = (await description()) as unknown as Record<string, unknown>;
    expect(more).toMatchObject({ license: 'Apache-2.0' });
    expect(JSON.stringify(more)).not.toMatch(/https?:/);
    expect(Object.keys(more).filter((key) => /dependencies/i.test(key))).toEqual([]);
    const [newest] = /(?<=^## )\S+/m.exec(await readFile(join(installed, 'CHANGELOG.md'), 'utf8')) ?? [];
    expect(newest).toBe(version);
  });

  it('is ready for a registry: publint has nothing to say', async () => {
    const { messages, pkg } = await publint({ pkgDir: installed, pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that are right under every way of finding modules: arethetypeswrong finds no problem', async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)), {
      excludeEntrypoints: ['./package.json'],
    });
    const problems = result.types === false ? ['no types'] : result.problems;
    // CommonJS gets these modules by `require`, which Node has let it since 20.19, the oldest that package.json names.
    expect(problems.filter((one) => typeof one === 'string' || one.kind !== 'CJSResolvesToESM')).toEqual([]);
  });
});

describe('a project with the package', () => {
  const browser = { lib: ['es2022', 'dom', 'dom.iterable'], types: [] };
  const node = { lib: ['es2022'], types: ['node'] };
  const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' };
  const bundler = { module: 'esnext', moduleResolution: 'bundler' };
  const node10 = { module: 'esnext', moduleResolution: 'node10', ignoreDeprecations: '6.0' };

  it.each([
    ['nodenext, in Node without DOM', { ...nodenext, ...node }],
    ['nodenext, in a browser', { ...nodenext, ...browser }],
    ['bundler', { ...bundler, ...browser }],
    ['node10', { ...node10, ...browser }],
  ])('compiles with all types under %s', (_, options) => {
    expect(faultsOf(options)).toEqual([]);
  });

  it('runs in Node without DOM and EventSource', async () => {
    const server = await startFakeServer();
    try {
      const { stdout } = await run(execPath, ['in-node.js', server.address], { cwd: project });
      expect(JSON.parse(stdout)).toMatchObject({
        browserOnly: [],
        articles: ['a2', 'a3'],
        change: { type: 'article-updated', id: 'a1', correction: 'A name.' },
        items: ['a1', 'a2', 'a3'],
        added: { id: 'm3', text: 'Well said.' },
        isCounted: true,
        code: 'not-found',
        isOneClass: true,
      });
    } finally {
      await server.close();
    }
  });

  it('gets every entry from CommonJS too', async () => {
    const requires = (await entries()).map(([name]) => `require('@unspool/client${name.slice(1)}')`);
    const { stdout } = await run(execPath, ['-p', `[${requires.join()}].every((one) => Object.keys(one).length > 0)`], {
      cwd: project,
    });
    expect(stdout.trim()).toBe('true');
  });
});

describe('an entry', () => {
  it('is as small as stated', async () => {
    const sizes: Record<string, number> = {};
    for (const [name, file] of await entries()) {
      // The tail's script is loaded only where no stream opens.
      await using bundle = await rolldown({ input: join(installed, file), external: /tail\.js$/ });
      const { output } = await bundle.generate({ minify: true, comments: false });
      expect(output).toHaveLength(1);
      sizes[name] = gzipSync(output[0].code).length;
    }
    expect(Object.keys(sizes)).toEqual(Object.keys(MAX_BYTES));
    for (const [name, most] of Object.entries(MAX_BYTES)) {
      expect(sizes[name], name).toBeLessThan(most);
      expect(sizes[name], `${name} is stated too large`).toBeGreaterThan(most - 100);
    }
  });

  it('has its size in the list of README.md', async () => {
    const readme = await readFile(join(HOME, 'README.md'), 'utf8');
    for (const [name, most] of Object.entries(MAX_BYTES))
      expect(readme).toMatch(new RegExp(`\`@unspool/client${name.slice(1)}\` .*\\| ${(most / 1_000).toFixed(1)} KB`));
  });

  it('is as small as stated without a bundler', async () => {
    const [, session] = (await entries()).find(([name]) => name === '.') ?? ['', ''];
    const modules = [join(installed, session), join(installed, 'dist/shared.js')];
    const sizes = await Promise.all(modules.map(async (file) => gzipSync(await readFile(file)).length));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(6_000);
  });

  it('loads no other module than the shared one, and where no stream opens that of the tail', async () => {
    for (const [name, file] of await entries()) {
      const code = await readFile(join(installed, file), 'utf8');
      const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*["'`]([^"'`]+)/g)].map(([, from]) => from);
      expect(imports.filter((from) => from !== './shared.js')).toEqual(name === '.' ? ['./tail.js'] : []);
    }
  });
});

describe('npm run client', () => {
  it('needs no package that the first build of the server leaves out', async () => {
    const { scripts, dependencies } = JSON.parse(await readFile(join(FRONTEND, 'package.json'), 'utf8')) as {
      readonly scripts: { readonly client: string };
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const programs = [...scripts.client.matchAll(/(?:^|&& )(\S+)/g)].map(([, program]) => program);
    const packages = { vite: 'vite', tsc: 'typescript' } as const;
    expect(programs).toEqual(Object.keys(packages));
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(Object.values(packages)));
  });
});
