import type { SiteConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';

/**
 * The address below which all pages of the site are: `https://people.example.org/base/`.
 * @param env `PEERPAGE_SITE` and `PEERPAGE_BASE` override `url` and `base`, as they do for a build
 * @throws ConfigError if they are no address
 */
export function siteRoot({ url, base }: Pick<SiteConfig, 'url' | 'base'>, env: Readonly<Record<string, string | undefined>> = {}): string {
  const [site, path] = [env['PEERPAGE_SITE'] ?? url, env['PEERPAGE_BASE'] ?? base];
  if (!URL.canParse(path, site))
    throw new ConfigError('PEERPAGE_SITE', `“${site}” is no address.`, 'Set it to the address of the site: https://people.example.org.');
  const { href } = new URL(path, site);
  return href.endsWith('/') ? href : `${href}/`;
}
