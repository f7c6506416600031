import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './e2e/chromium';

const { executablePath, env } = await findChromium();

/** Runs against the server at `BASE_URL`, which must hold at least a dozen articles. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../target/playwright',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: process.env['BASE_URL'] ?? 'http://localhost:8080',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      env,
      chromiumSandbox: process.getuid?.() !== 0,
      // Readers have it, and it is where many pages break.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } },
    // A phone has no keys.
    { name: 'phone', testIgnore: 'keys.spec.ts', use: { ...devices['Pixel 7'], colorScheme: 'dark' } },
  ],
});
