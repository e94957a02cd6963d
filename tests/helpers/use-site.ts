import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { serve, type StaticServer } from './serve.ts';

/** A browser for the tests of a file: opened before the first, closed after the last. */
export function useBrowser(): Pick<Browser, 'newContext'> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  return { newContext: (options) => browser!.newContext(options) };
}

/** A built site that is served for the tests of a file. @param base what its addresses begin with */
export function useSite(folder: string, base = '/'): Pick<StaticServer, 'origin'> {
  let server: StaticServer | undefined;
  beforeAll(async () => {
    server = await serve(folder, base);
  });
  afterAll(() => server?.close());
  return {
    get origin() {
      return server!.origin;
    },
  };
}
