import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildSite, makeContent } from './content.ts';
import { hostileAuthor } from './hostile.ts';
import { PORTRAIT, shapedAuthors } from './shapes.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the demo site built at `/`. */
    site: string;
    /** Folder of the demo site built at `/people/`. */
    siteAtBase: string;
    /** Folder of a site whose works have hostile texts in every field. */
    hostileSite: string;
    /** Folder of a site whose authors have the shapes that real people have and the demo does not. */
    shapedSite: string;
  }
}

export const BASE = '/people/';

/**
 * Build the sites that tests look at, each once: the demo at the root and below a base path, one of hostile works, and one of
 * authors of many shapes.
 */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'peerpage-'));
  project.provide('site', buildSite(join(folder, 'root'), { PEERPAGE_BASE: '/' }));
  project.provide('siteAtBase', buildSite(join(folder, 'based'), { PEERPAGE_BASE: BASE }));
  makeContent(join(folder, 'hostile-content'), [hostileAuthor()]);
  project.provide(
    'hostileSite',
    buildSite(join(folder, 'hostile'), { PEERPAGE_BASE: '/', PEERPAGE_CONTENT: join(folder, 'hostile-content') }),
  );
  const shaped = join(folder, 'shaped-content');
  mkdirSync(join(shaped, 'authors'), { recursive: true });
  writeFileSync(join(shaped, 'authors/pappus.png'), PORTRAIT);
  makeContent(shaped, shapedAuthors());
  project.provide('shapedSite', buildSite(join(folder, 'shaped'), { PEERPAGE_BASE: '/', PEERPAGE_CONTENT: shaped }));
  return () => rmSync(folder, { recursive: true, force: true });
}
