import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Chromium that runs on this machine. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Directory for the browser from npm. It outlives `mvn clean`, and is deleted with the packages. */
const UNPACKED = join(import.meta.dirname, '../node_modules/.cache/chromium');

/** Configuration of the machine's fonts and the package's own: without any, text has no size. */
const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${join(UNPACKED, 'fonts')}</dir>
  <cachedir>${join(UNPACKED, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** Returns the browser that `CHROMIUM_PATH` names, else the one that npm brings, else an installed one. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return { executablePath: named, env: environment() };
  if (process.platform === 'linux' && process.arch === 'x64') return await packaged();
  const own = installedChromium();
  if (own !== undefined) return own;
  throw new Error('The browser tests need a Chromium: install Chrome or Chromium, or name one in CHROMIUM_PATH.');
}

/** Returns the Chromium or Chrome that is installed on this machine, if any. Its habits differ from those of the browser from npm. */
export function installedChromium(): Chromium | undefined {
  const executablePath = installed();
  return executablePath === undefined ? undefined : { executablePath, env: environment() };
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...APPLICATIONS].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function packaged(): Promise<Chromium> {
  if (!existsSync(UNPACKED)) await unpack();
  return {
    executablePath: join(UNPACKED, 'chromium'),
    env: {
      ...environment(),
      LD_LIBRARY_PATH: join(UNPACKED, 'al2023/lib'),
      FONTCONFIG_FILE: join(UNPACKED, 'fonts.xml'),
    },
  };
}

/** Unpacks the package. It uses the folder for temporary files, and unpacks its libraries only if it believes to run in its own cloud. */
async function unpack(): Promise<void> {
  mkdirSync(join(UNPACKED, '..'), { recursive: true });
  const folder = mkdtempSync(`${UNPACKED}-`);
  const before = { ...process.env };
  try {
    Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    writeFileSync(join(folder, 'fonts.xml'), FONTS);
    putInPlace(folder);
  } finally {
    process.env = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Another run that began at the same time may have been quicker. */
function putInPlace(folder: string): void {
  try {
    renameSync(folder, UNPACKED);
  } catch (failure) {
    if (!existsSync(UNPACKED)) throw failure;
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
