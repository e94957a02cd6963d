/** What two URLs of one page have in common. Made only by {@link pageAddress}. */
export type PageAddress = string & { readonly __brand: 'PageAddress' };

/** Longest URL that is compared, in characters; a longer one on a page of a stranger is not worth the time. */
const LONGEST = 2048;
/** Parameters that tell where a visitor came from, not which page is meant. */
const TRACKING = /^(?:utm_[^&=]*|fbclid|gclid)$/i;

/**
 * Read a URL as the address of a page: two that differ only in http or https, case of the host, the default port, fragment,
 * tracking parameters, `index.html`, one trailing slash, or in how characters are escaped, name one page. The host is
 * compared as the DNS has it, in ASCII, so that a look-alike is another one; nothing is added to it or taken away.
 * @param base what a relative URL is relative to
 * @returns `undefined` if it is no web address, or holds a name or a password
 */
export function pageAddress(text: string, base?: string): PageAddress | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST || !URL.canParse(trimmed, base)) return undefined;
  const { protocol, host, username, password, pathname, search } = new URL(trimmed, base);
  if ((protocol !== 'https:' && protocol !== 'http:') || username !== '' || password !== '') return undefined;
  const path = spelled(pathname).replace(/\/index\.html$/, '/');
  const query = spelled(search.slice(1))
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=', 1)[0]!))
    .join('&');
  return `${host}${path}${path.endsWith('/') ? '' : '/'}${query === '' ? '' : `?${query}`}` as PageAddress;
}

/** If two URLs name one page. Symmetric; a text that is no URL names none. */
export function isSamePage(a: string, b: string): boolean {
  const address = pageAddress(a);
  return address !== undefined && address === pageAddress(b);
}

/** Characters that need no escape without one, all other escapes in capitals. */
function spelled(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (escape, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
}
