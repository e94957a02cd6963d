/** How a group of hosts that share one budget wants to be asked. */
export interface HostProfile {
  group: string;
  /** Least time between two requests, in milliseconds, and the most that is added at random. */
  intervalMs: number;
  jitterMs: number;
  /** How long the group is left alone after a 429 that names no time. */
  parkMs: number;
}

const ARXIV: HostProfile = { group: 'arxiv', intervalMs: 3000, jitterMs: 500, parkMs: 600_000 };
const OTHER: Omit<HostProfile, 'group'> = { intervalMs: 1000, jitterMs: 200, parkMs: 60_000 };

/** The profile of a host; arXiv's machines share one budget. @see https://info.arxiv.org/help/api/tou.html */
export function profileOf(host: string): HostProfile {
  if (host === 'arxiv.org' || host.endsWith('.arxiv.org')) return ARXIV;
  return { group: host, ...OTHER };
}

/** If a redirect from one host to another stays with the same provider. */
export function sameProvider(from: string, to: string): boolean {
  const domain = (host: string) => host.split('.').slice(-2).join('.');
  return from === to || (domain(from) === domain(to) && /[a-z]/.test(to));
}
