import type { NetworkSource, SiteConfig } from '../config.ts';
import { createFiles } from './files/index.ts';
import { FORMATS } from './formats.ts';
import { SOURCE_KINDS } from './kinds.ts';
import type { Source } from './source.ts';

/**
 * The sources of a site: files always, the others as they are switched on, or named for this run.
 * @param env `PEERPAGE_<NAME>_URL` stands for a source's address, for mirrors and tests; `PEERPAGE_<NAME>_KEY` is its key
 * @param named sources that this run asks for by name
 */
export function createSources(
  config: Partial<SiteConfig['sources']>,
  env: Readonly<Record<string, string | undefined>> = {},
  named: readonly string[] = [],
): Source[] {
  const setting = (name: NetworkSource, what: string) => env[`PEERPAGE_${name.toUpperCase()}_${what}`]?.trim() || undefined;
  return [
    createFiles(FORMATS),
    ...SOURCE_KINDS.filter(({ name }) => config[name]?.enabled === true || named.includes(name)).map(({ name, create }) => {
      const baseUrl = (setting(name, 'URL') ?? config[name]?.baseUrl)?.replace(/\/+$/, '');
      const key = setting(name, 'KEY');
      return create({ ...(baseUrl === undefined ? {} : { baseUrl }), ...(key === undefined ? {} : { key }) });
    }),
  ];
}
