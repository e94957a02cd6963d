/** A URL fit for a link on a public page. Made only by {@link parseSafeUrl}. */
export type SafeUrl = string & { readonly __brand: 'SafeUrl' };

const MAX_BYTES = 8192;

/**
 * Read a URL that came from outside: http or https, a public dotted host, no credentials, under 8 KiB.
 * `z.url()` alone accepts `javascript:` and `data:`, hence this.
 * @returns the WHATWG serialisation, in which quotes and blanks are escaped
 */
export function parseSafeUrl(text: string): SafeUrl | undefined {
  if (text.length > MAX_BYTES || !/^https?:\/\//i.test(text.trim())) return undefined;
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return undefined;
  }
  if (url.username !== '' || url.password !== '' || !isPublicHost(url.hostname)) return undefined;
  return url.href.length > MAX_BYTES ? undefined : (url.href as SafeUrl);
}

function isPublicHost(host: string): boolean {
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) return false;
  const labels = host.replace(/\.$/, '').split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => label !== '') &&
    !/^(?:localhost|local|internal|lan|home|test|invalid|arpa)$/.test(labels.at(-1)!)
  );
}
