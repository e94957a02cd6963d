import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { experimental_AstroContainer } from 'astro/container';
import { getViteConfig } from 'astro/config';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';

const ROOT = join(import.meta.dirname, '../../..');
let folder = '';
let vite: ViteDevServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peerpage-header-'));
  const configure = getViteConfig({
    root: ROOT,
    cacheDir: folder,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, hmr: false },
    optimizeDeps: { noDiscovery: true },
  });
  vite = await createServer(await configure({ mode: 'test', command: 'serve' }));
}, 60_000);
afterAll(async () => {
  await vite.close();
  await rm(folder, { recursive: true, force: true });
});

/** The head of a profile, as the page has it. */
async function headerOf(outdated: readonly string[]): Promise<string> {
  const { experimental_AstroContainer: Container } = (await vite.ssrLoadModule('astro/container')) as {
    experimental_AstroContainer: typeof experimental_AstroContainer;
  };
  const { default: AuthorHeader } = await vite.ssrLoadModule(join(ROOT, 'src/components/author/AuthorHeader.astro'));
  const container = await Container.create();
  const author = { name: 'Jane Doe', affiliations: [], links: [], identifiers: {}, fictitious: false };
  const props = { author, claim: { state: 'unclaimed' }, compiled: 'Compiled from arXiv.', outdated };
  return container.renderToString(AuthorHeader as Parameters<typeof container.renderToString>[0], { props });
}

test('the head of a profile tells a source that could not be read for weeks, and is silent otherwise', async () => {
  const note = 'arXiv has given no usable answer since 3 March 2026; its works may be out of date.';
  expect(await headerOf([note])).toMatch(new RegExp(`Compiled from arXiv\\.[^]*<p class="outdated"[^>]*>${note}</p>`));
  expect(await headerOf([])).not.toContain('outdated');
}, 60_000);
