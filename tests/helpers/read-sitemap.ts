import { SaxesParser } from 'saxes';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const ENTRIES: Readonly<Record<string, string>> = { urlset: 'url', sitemapindex: 'sitemap' };

/**
 * Read a sitemap or an index by the rules of https://www.sitemaps.org/protocol.html: the names and their nesting, absolute
 * addresses of at most 2,048 characters, W3C dates. Throws at the first fault.
 */
export function readSitemap(xml: string): { root: string; entries: { loc: string; lastmod?: string }[] } {
  const parser = new SaxesParser({ xmlns: true });
  const open: string[] = [];
  const entries: { loc: string; lastmod?: string }[] = [];
  let root = '';
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri }) => {
    if (uri !== NAMESPACE) throw new Error(`${local} is not in the namespace of sitemaps`);
    if (open.length === 0) root = local;
    const expected = [Object.keys(ENTRIES), [ENTRIES[root]], ['loc', 'lastmod']][open.length] ?? [];
    if (!expected.includes(local)) throw new Error(`${local} may not be in ${open.at(-1) ?? 'the document'}`);
    open.push(local);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ local }) => {
    open.pop();
    if (local === 'loc') entries.push({ loc: checked(text, isAddress) });
    if (local === 'lastmod') entries.at(-1)!.lastmod = checked(text, (value) => /^\d{4}-\d{2}-\d{2}$/.test(value));
  });
  parser.write(xml).close();
  return { root, entries };
}

function checked(value: string, isValid: (value: string) => boolean): string {
  if (!isValid(value)) throw new Error(`${JSON.stringify(value)} may not be in a sitemap`);
  return value;
}

function isAddress(value: string): boolean {
  return value.length <= 2048 && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
