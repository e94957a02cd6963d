/** How a group of hosts that share one budget wants to be asked. Intervals are the least; nothing makes them shorter. */
export interface HostProfile {
  /** Hosts of one name share pace, pauses and failures. With a key, or for lists, a host can have budgets of their own. */
  group: string;
  /** Least time from one request to the next, in milliseconds, and the most that is added at random. */
  intervalMs: number;
  jitterMs: number;
  /** Requests in the air at a time. */
  parallel: number;
  /** How long the group is left alone after a 429 that names no time; without it, as after any other passing fault. */
  pauseMs?: number;
  /** Least pause after any 429: where blocked calls count too, an early one prolongs it. */
  leastPauseMs?: number;
  /** If each 429 doubles the interval for the rest of the run. */
  yields?: boolean;
  /** If a key lets more be asked. */
  takesKey?: boolean;
  /** Longest time until all of an answer is there. */
  totalMs?: number;
}

/** What the pace of a host can depend on. */
export interface Asker {
  /** If the request holds a key. */
  keyed: boolean;
  /** If it tells a contact address. */
  named: boolean;
}

type Manners = Omit<HostProfile, 'group'>;
const calm = (intervalMs: number, parallel = 1): Manners => ({ intervalMs, jitterMs: 0, parallel });
const MINUTE_MS = 60_000;

const ARXIV: HostProfile = { group: 'arxiv', ...calm(3000), jitterMs: 500, pauseMs: 10 * MINUTE_MS, totalMs: 2 * MINUTE_MS };
const WIKIMEDIA: HostProfile = { group: 'wikimedia', ...calm(1000), pauseMs: MINUTE_MS };
const OTHER: Manners = { ...calm(1000), jitterMs: 200 };

/**
 * What providers ask for, or what third parties have measured where they say nothing.
 * @see https://developers.openalex.org/api-reference/authentication, https://info.orcid.org/documentation/api-tutorials,
 *   https://www.semanticscholar.org/product/api, https://support.datacite.org/docs/rate-limit,
 *   https://github.com/inspirehep/rest-api-doc, https://www.ncbi.nlm.nih.gov/books/NBK25497,
 *   https://developers.zenodo.org, https://ror.readme.io/docs/rest-api
 */
const HOSTS: ReadonlyMap<string, (asker: Asker) => Manners> = new Map<string, (asker: Asker) => Manners>([
  ['api.openalex.org', () => ({ ...calm(200, 2), takesKey: true })],
  ['pub.orcid.org', () => ({ ...calm(150, 2), takesKey: true })],
  ['api.semanticscholar.org', ({ keyed }) => ({ ...calm(keyed ? 1100 : MINUTE_MS), takesKey: true })],
  ['dblp.org', () => calm(2000)],
  ['api.datacite.org', ({ named }) => (named ? calm(350, 2) : calm(600))],
  ['inspirehep.net', () => ({ ...calm(400), leastPauseMs: 5000 })],
  ['eutils.ncbi.nlm.nih.gov', ({ keyed }) => ({ ...calm(keyed ? 120 : 350), leastPauseMs: 1000, takesKey: true })],
  ['api.archives-ouvertes.fr', () => calm(500)],
  ['api2.openreview.net', () => ({ ...calm(3000), pauseMs: 45 * MINUTE_MS, takesKey: true })],
  ['zenodo.org', () => ({ ...calm(2100), takesKey: true })],
  ['api.ror.org', ({ keyed }) => ({ ...calm(keyed ? 200 : 6100), takesKey: true })],
]);

/** Hosts that stand for another: both interfaces of OpenReview are one provider. */
const GROUPS: ReadonlyMap<string, string> = new Map([['api.openreview.net', 'api2.openreview.net']]);

/** The profile that a request falls under. */
export function profileOf(url: URL, asker: Asker = { keyed: false, named: true }): HostProfile {
  const { hostname, host } = url;
  if (isAtOrBelow(hostname, 'arxiv.org')) return ARXIV;
  if (['wikimedia.org', 'wikidata.org', 'wikipedia.org'].some((domain) => isAtOrBelow(hostname, domain))) return WIKIMEDIA;
  if (hostname === 'api.crossref.org') return crossref(url, asker);
  const group = GROUPS.get(host) ?? host;
  const manners = HOSTS.get(GROUPS.get(hostname) ?? hostname)?.(asker);
  if (manners === undefined) return { group, ...OTHER };
  // A key has a budget of its own: what was refused without it may be asked with it.
  return { group: asker.keyed && manners.takesKey === true ? `${group} (key)` : group, ...manners };
}

/**
 * Crossref counts single records and lists apart.
 * @see https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
 */
function crossref({ pathname }: URL, { named }: Asker): HostProfile {
  const single = /^(?:\/v1)?\/works\/./.test(pathname);
  if (single) return { group: 'api.crossref.org (records)', ...(named ? calm(150, 2) : calm(250)), yields: true };
  return { group: 'api.crossref.org (lists)', ...calm(named ? 500 : 1100), yields: true };
}

/** If a redirect from one host to another stays with the same provider: the same host, one below the other, or one of its group. */
export function sameProvider(from: URL, to: URL): boolean {
  const [a, b] = [from.hostname, to.hostname];
  return a === b || profileOf(from).group === profileOf(to).group || isAtOrBelow(a, b) || isAtOrBelow(b, a);
}

/** If a host is this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function isAtOrBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
