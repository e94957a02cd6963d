import { BlockList, isIP } from 'node:net';

/**
 * Addresses that lead to no host of the public internet, or that lead there in disguise: an address of the other family, or
 * of a machine's own network, inside one that looks public.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const CLOSED = {
  ipv4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    // With 169.254.169.254, where clouds keep the keys of a machine.
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.31.196.0/24',
    '192.52.193.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '192.175.48.0/24',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    // Multicast, reserved, and broadcast.
    '224.0.0.0/3',
    // What clouds call their own services by although it is public.
    '168.63.129.16/32',
    '100.100.100.200/32',
  ],
  ipv6: [
    // Teredo, benchmarks, ORCHID and the like.
    '2001::/23',
    '2001:db8::/32',
    // 6to4, which holds an IPv4 address.
    '2002::/16',
    '2620:4f:8000::/48',
    '3fff::/20',
  ],
} as const;
/** Of IPv6 only this is given out as global unicast; loopback, ULA, link-local, multicast, mapped and translated IPv4 are not in it. */
const OPEN_IPV6 = '2000::/3';

const closed = { ipv4: listOf('ipv4', CLOSED.ipv4), ipv6: listOf('ipv6', CLOSED.ipv6) };
const open = listOf('ipv6', [OPEN_IPV6]);

/** If an IP address is that of a host of the public internet: global unicast, and nothing special. A text that is none is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.ipv4.check(address, 'ipv4');
  // A zone names a link of this machine.
  return family === 6 && !address.includes('%') && open.check(address, 'ipv6') && !closed.ipv6.check(address, 'ipv6');
}

function listOf(family: 'ipv4' | 'ipv6', nets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address, bits] = net.split('/') as [string, string];
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
