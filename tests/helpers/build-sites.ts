import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite, makeContent } from './content.ts';
import { hostileAuthor } from './hostile.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the demo site built at `/`. */
    site: string;
    /** Folder of the demo site built at `/people/`. */
    siteAtBase: string;
    /** Folder of a site whose works have hostile texts in every field. */
    hostileSite: string;
  }
}

export const BASE = '/people/';

/** Build the sites that tests look at, each once: the demo at the root and below a base path, and one of hostile works. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'peerpage-'));
  project.provide('site', buildSite(join(folder, 'root'), { PEERPAGE_BASE: '/' }));
  project.provide('siteAtBase', buildSite(join(folder, 'based'), { PEERPAGE_BASE: BASE }));
  makeContent(join(folder, 'hostile-content'), [hostileAuthor()]);
  project.provide(
    'hostileSite',
    buildSite(join(folder, 'hostile'), { PEERPAGE_BASE: '/', PEERPAGE_CONTENT: join(folder, 'hostile-content') }),
  );
  return () => rmSync(folder, { recursive: true, force: true });
}
