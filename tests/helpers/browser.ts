import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** Keep the browser from looking for anything outside: tests must see every request that a page makes, and no other. */
const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** A real browser: `PEERPAGE_CHROMIUM`, a system Chromium, or the one that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const system = [process.env['PEERPAGE_CHROMIUM'], ...SYSTEM].find((path) => path !== undefined && existsSync(path));
  // The packaged one recommends flags for cloud functions: one process for all, which ends with the first page that is
  // closed, and no web security, which would hide what a visitor meets.
  return chromium.launch({ executablePath: system ?? (await sparticuz.executablePath()), args: QUIET });
}

/** What went wrong on the pages of a context: console errors, exceptions, policy violations, and requests to other hosts. */
export interface Watch {
  problems: string[];
}

/** Watch every page of a context. */
export function watch(context: BrowserContext, origin: string): Watch {
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`exception: ${error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) problems.push(`request to ${url}`);
  });
  context.on('requestfailed', (request) => problems.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`));
  return { problems };
}

/** Text of the element that has the focus, for walks by keyboard. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element === null
      ? ''
      : `${element.tagName.toLowerCase()} ${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60)}`;
  });
}
