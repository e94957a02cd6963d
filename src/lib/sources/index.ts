import type { SiteConfig } from '../config.ts';
import { createArxiv } from './arxiv/index.ts';
import { files } from './files/index.ts';
import type { Source } from './source.ts';

/**
 * The sources of a site: files always, the others as they are switched on.
 * @param env `PEERPAGE_<NAME>_URL` stands for a source's address, for mirrors and tests
 */
export function createSources(config: SiteConfig['sources'], env: Readonly<Record<string, string | undefined>> = {}): Source[] {
  const baseOf = (name: keyof typeof config) => env[`PEERPAGE_${name.toUpperCase()}_URL`]?.trim() || config[name].baseUrl;
  return [files, ...(config.arxiv.enabled ? [createArxiv(baseOf('arxiv'))] : [])];
}
