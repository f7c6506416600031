import { defineConfig, devices, type LaunchOptions } from '@playwright/test';
import { findChromium, installedChromium, type Chromium } from './e2e/chromium';

const own = installedChromium();

function launchedBy({ executablePath, env }: Chromium): LaunchOptions {
  return {
    executablePath,
    env,
    chromiumSandbox: process.getuid?.() !== 0,
    // Readers' browsers have this cache, and many pages break in it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  };
}

/** These write comments, and decide on them. */
const THREADS = ['comments.spec.ts', 'moderation.spec.ts', 'moderation-keys.spec.ts'];
const LIVE = [
  ...THREADS,
  'live.spec.ts',
  'tail.spec.ts',
  'example.spec.ts',
  'client.spec.ts',
  'eventsource.spec.ts',
  'short.spec.ts',
  'wide.spec.ts',
  'recipes.spec.ts',
  'project.spec.ts',
  'origins.spec.ts',
  'html.spec.ts',
  'hostile.spec.ts',
];
/** Taken for people to look at, and only if they ask for it: `SCREENSHOTS=1`. */
const ON_REQUEST = process.env['SCREENSHOTS'] === undefined ? ['looks.spec.ts'] : [];
/** A phone has no keys, and runs programs as a desktop does; some tests choose their window. So do single tests with the tag `@once`. */
const DESKTOP_ONLY = [
  'api-types.spec.ts',
  'audience.spec.ts',
  'client.spec.ts',
  'console.spec.ts',
  'eventsource.spec.ts',
  'example.spec.ts',
  'failure.spec.ts',
  'origins.spec.ts',
  'plain.spec.ts',
  'access.spec.ts',
  'keys.spec.ts',
  'moderation-keys.spec.ts',
  'recipes.spec.ts',
  'project.spec.ts',
  'html.spec.ts',
  'hostile.spec.ts',
  'short.spec.ts',
  'wide.spec.ts',
];
const ONCE = /@once/;
const desktop = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const;
const phone = { ...devices['Pixel 7'], colorScheme: 'dark' } as const;

/** Runs against the server at `BASE_URL`, which must have at least a dozen articles; `NEWSROOM_TOKEN` may write, publish and moderate there. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../target/playwright',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // On a machine that others use too, one failure in hundreds of runs of a browser says little. The report names a test that needed both.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // On a busy machine; what is in order takes a small part of it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: process.env['BASE_URL'] ?? 'http://localhost:8080',
    screenshot: 'only-on-failure',
    launchOptions: launchedBy(await findChromium()),
  },
  projects: [
    { name: 'desktop', testIgnore: [...LIVE, ...ON_REQUEST], use: desktop },
    {
      name: 'phone',
      testIgnore: [...LIVE, ...ON_REQUEST, ...DESKTOP_ONLY],
      grepInvert: ONCE,
      use: phone,
    },
    // These tests publish and retract. They run after the tests that need unchanged articles, and one after another, since they count new articles.
    {
      name: 'live',
      testMatch: LIVE,
      testIgnore: THREADS,
      fullyParallel: false,
      workers: 1,
      dependencies: ['desktop', 'phone'],
      use: desktop,
    },
    {
      name: 'live threads',
      testMatch: THREADS,
      fullyParallel: false,
      workers: 1,
      dependencies: ['live'],
      use: desktop,
    },
    {
      name: 'live on a phone',
      testMatch: LIVE,
      testIgnore: DESKTOP_ONLY,
      grepInvert: ONCE,
      fullyParallel: false,
      workers: 1,
      dependencies: ['live threads'],
      use: phone,
    },
    // The short form for a browser that is installed here: the tests with the tag `@installed`. Without one it has no tests.
    {
      name: 'installed browser',
      grep: own === undefined ? /(?!)/ : /@installed/,
      fullyParallel: false,
      workers: 1,
      dependencies: ['live on a phone'],
      use: own === undefined ? desktop : { ...desktop, launchOptions: launchedBy(own) },
    },
  ],
});
