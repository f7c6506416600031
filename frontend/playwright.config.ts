import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './e2e/chromium';

const { executablePath, env } = await findChromium();

const LIVE = [
  'live.spec.ts',
  'example.spec.ts',
  'client.spec.ts',
  'eventsource.spec.ts',
  'moderation.spec.ts',
  'moderation-keys.spec.ts',
  'comments.spec.ts',
];
/** A phone has no keys. */
const KEYS = ['keys.spec.ts', 'moderation-keys.spec.ts'];
const desktop = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const;
const phone = { ...devices['Pixel 7'], colorScheme: 'dark' } as const;

/** Runs against the server at `BASE_URL`, which must have at least a dozen articles; `NEWSROOM_TOKEN` may write, publish and moderate there. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../target/playwright',
  fullyParallel: true,
  forbidOnly: true,
  workers: 3,
  // On a busy machine; what is in order takes a small part of it.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: process.env['BASE_URL'] ?? 'http://localhost:8080',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      env,
      chromiumSandbox: process.getuid?.() !== 0,
      // Readers' browsers have this cache, and many pages break in it.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  },
  projects: [
    { name: 'desktop', testIgnore: LIVE, use: desktop },
    { name: 'phone', testIgnore: [...LIVE, ...KEYS], use: phone },
    // These tests publish and retract. They run after the tests that need unchanged articles, and one after another, since they count new articles.
    {
      name: 'live',
      testMatch: LIVE,
      fullyParallel: false,
      workers: 1,
      dependencies: ['desktop', 'phone'],
      use: desktop,
    },
    {
      name: 'live on a phone',
      testMatch: LIVE,
      testIgnore: KEYS,
      fullyParallel: false,
      workers: 1,
      dependencies: ['live'],
      use: phone,
    },
  ],
});
