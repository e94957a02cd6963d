import { lookup as ask } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { PageFault } from './page-fault.ts';
import { isPublicAddress } from './public-address.ts';

/** All addresses of a host, as the system knows them. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

export const resolveBySystem: Resolve = (host) => ask(host, { all: true, verbatim: true });

/**
 * The `lookup` of a connection that may only lead to the public internet. The connection goes to an address that this has
 * seen, so a name that changes its addresses in between changes nothing. A host that is an address itself is never looked
 * up: {@link checkHost} looks at those.
 */
export function publicLookup(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    const answer = async () => {
      const addresses = (await resolve(host)).filter(({ address }) => isPublicAddress(address));
      const [first] = addresses;
      if (first === undefined) throw closedHost(host);
      return { first, addresses };
    };
    answer().then(
      ({ first, addresses }) => (options.all === true ? done(null, addresses) : done(null, first.address, first.family)),
      (error: NodeJS.ErrnoException) => done(error, [], 0),
    );
  };
}

/** @throws PageFault if a host is itself an address that is not of the public internet */
export function checkHost({ hostname }: URL): void {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && !isPublicAddress(bare)) throw closedHost(hostname);
}

function closedHost(host: string): PageFault {
  return new PageFault(
    'refused',
    `${host} has no address of the public internet, so it is not asked.`,
    'Name a page that everybody can open.',
  );
}
