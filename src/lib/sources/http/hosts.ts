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

/** If a redirect from one host to another stays with the same provider: the same host, one below the other, or one of its group. */
export function sameProvider(from: string, to: string): boolean {
  return from === to || profileOf(from).group === profileOf(to).group || isBelow(from, to) || isBelow(to, from);
}

/** If a host is this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function isBelow(lower: string, upper: string): boolean {
  return lower.endsWith(`.${upper}`);
}
