import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { experimental_AstroContainer } from 'astro/container';
import { getViteConfig } from 'astro/config';
import { afterAll, beforeAll } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** Components to render one by one, for the tests of a file. @returns `render`, to which a path below `src/components` is given */
export function useComponents(): { render(path: string, props: Record<string, unknown>): Promise<string> } {
  let folder: string | undefined;
  let vite: ViteDevServer | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peerpage-components-'));
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
    await vite?.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  return {
    async render(path, props) {
      const { experimental_AstroContainer: Container } = (await vite!.ssrLoadModule('astro/container')) as {
        experimental_AstroContainer: typeof experimental_AstroContainer;
      };
      const { default: component } = await vite!.ssrLoadModule(join(ROOT, 'src/components', path));
      const container = await Container.create();
      return container.renderToString(component as Parameters<typeof container.renderToString>[0], { props });
    },
  };
}
