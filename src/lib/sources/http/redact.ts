import type { HttpRequest } from './http.ts';

/** Parameters that hold credentials or addresses, whatever they stand in. */
const CREDENTIAL = /^(?:api[-_]?key|(?:access|client)[-_](?:token|secret)|password|mailto|email)$/i;
/** Others that may hold one; they may be the place in a list too. */
const DOUBTFUL = /^(?:key|token|auth)$/i;
/** A shorter key would be found inside ordinary words. */
const SHORTEST_KEY = 8;
const REDACTED = 'REDACTED';

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
  for (const name of [...url.searchParams.keys()]) if (CREDENTIAL.test(name) || DOUBTFUL.test(name)) url.searchParams.set(name, REDACTED);
  return url.href;
}

/**
 * A URL as it tells one question from another: without credentials and addresses, parameters in order. It is for a digest, not
 * to be told: a parameter that may be a credential, or the place in a list, is still in it.
 */
export function canonicalUrl(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (CREDENTIAL.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  url.hash = '';
  return url.href;
}

/** What may be told of a request whose credentials are known. */
export interface Redactor {
  /** A text in which no credential stands, plain or as part of an address: servers echo what they were sent. */
  text(text: string): string;
  /** An address without the parameters that hold credentials, whoever put them there. */
  url(url: URL): URL;
}

export function redactorFor({ credentials }: Pick<HttpRequest, 'credentials'>): Redactor {
  const sent = [...Object.values(credentials?.query ?? {}), ...Object.values(credentials?.headers ?? {})];
  // Of `Bearer abc` a server may echo the second word alone.
  const secrets = sent.flatMap((value) => [value, value.trim().split(/\s+/).at(-1)!]).filter((value) => value.length >= SHORTEST_KEY);
  const forms = [...new Set(secrets.flatMap(formsOf))];
  forms.sort((a, b) => b.length - a.length);
  const isSecret = (name: string, value: string) =>
    CREDENTIAL.test(name) || Object.hasOwn(credentials?.query ?? {}, name) || secrets.some((secret) => value.includes(secret));
  return {
    text: (text) => forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text),
    url(url) {
      const clean = new URL(url);
      clean.username = '';
      clean.password = '';
      const bad = [...clean.searchParams].filter(([name, value]) => isSecret(name, value)).map(([name]) => name);
      for (const name of bad) clean.searchParams.delete(name);
      return clean;
    },
  };
}

/** How a server may write what it was sent: plain, inside JSON, in an address, or in one that was half decoded. */
function formsOf(value: string): string[] {
  const inQuery = new URLSearchParams([['', value]]).toString().slice(1);
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), inQuery, value.replaceAll(' ', '+')];
}
