const SECRET = /^(?:api[-_]?key|key|token|(?:access|client)[-_](?:token|secret)|password|mailto|email|auth)$/i;

/** A URL as it may stand in messages and file names: credentials and addresses are replaced. */
export function redact(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return address.slice(0, 200);
  }
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.set(name, 'REDACTED');
  return url.href;
}

/** A URL as a cache knows it: without credentials and addresses, parameters in order. */
export function canonicalUrl(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.hash = '';
  return url.href;
}
