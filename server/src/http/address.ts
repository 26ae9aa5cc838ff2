import { isIP } from 'node:net';

import type { AppContext } from './context.ts';

/**
 * Where a request comes from, to count by; never logged. IPv6 addresses are cut to their network of 64 bits, of which
 * one household has plenty of addresses.
 * @param proxies how many proxies of our own append to `X-Forwarded-For`; what stands before theirs anybody may write
 */
export function clientAddress(c: AppContext, proxies: number): string {
  const direct = c.env.incoming?.socket.remoteAddress;
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const told = proxies > 0 ? forwarded.at(-proxies) : undefined;
  return network(told !== undefined && isIP(told) ? told : (direct ?? 'unknown'));
}

function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(plain) === 6 ? `${expand(plain).slice(0, 4).join(':')}::/64` : plain;
}

/** The eight groups of an IPv6 address. */
function expand(address: string): string[] {
  // The last two groups may be written as an IPv4 address; they are not part of the network.
  const [head = '', tail] = address.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(missing).fill('0'), ...after].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  );
}
