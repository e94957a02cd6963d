import { parseSlug, type Slug } from '../identifiers/index.ts';

/** Longest address that is read. */
const MAX = 2000;

/**
 * Tell whose profile on this site an address is. A host that only looks like this one is another host.
 * @returns `elsewhere` for whatever is not on this site, `undefined` for a page of it that is no profile
 */
export function parseProfileUrl(text: string, site: URL): Slug | 'elsewhere' | undefined {
  if (text.length > MAX || !URL.canParse(text)) return 'elsewhere';
  const url = new URL(text);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  if (!web || url.host !== site.host || url.username !== '' || url.password !== '' || !url.pathname.startsWith(site.pathname))
    return 'elsewhere';
  const match = /^authors\/([^/]+)(?:\/(?:index\.html)?)?$/.exec(url.pathname.slice(site.pathname.length));
  return match === null ? undefined : parseSlug(match[1]!);
}
