import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** Which kind of port: TCP on all addresses, or UDP. */
export type PortKind = 'tcp' | 'udp';

/** Ports given out by this process: another call must not get one before its first owner has opened it. */
const promised = new Set<string>();

/**
 * Finds a port that nobody uses.
 * @param preferred - Taken when it is free; else the next free one of the following 50, then any.
 */
export async function freePort(kind: PortKind = 'tcp', preferred = 0): Promise<number> {
  const candidates = preferred ? Array.from({ length: 50 }, (_, offset) => preferred + offset) : [];
  for (const candidate of [...candidates, ...Array<number>(20).fill(0)]) {
    const port = promised.has(`${kind} ${candidate}`) ? undefined : await tryPort(kind, candidate);
    if (port === undefined || promised.has(`${kind} ${port}`)) continue;
    promised.add(`${kind} ${port}`);
    return port;
  }
  throw new Error(`No free ${kind.toUpperCase()} port could be found.`);
}

/** Whether nobody has this port open. */
export async function isFree(kind: PortKind, port: number): Promise<boolean> {
  return (await tryPort(kind, port)) !== undefined;
}

async function tryPort(kind: PortKind, port: number): Promise<number | undefined> {
  // Both families and both kinds of address: a program on 127.0.0.1 alone does not stop one on all addresses.
  const first = await open(kind, port, '127.0.0.1');
  if (first === undefined || port !== 0) return first === undefined ? undefined : open(kind, port, undefined);
  return open(kind, first, undefined);
}

/** Opens a port for a moment; undefined when it is taken. */
async function open(kind: PortKind, port: number, host: string | undefined): Promise<number | undefined> {
  const socket = kind === 'tcp' ? createServer() : createSocket('udp4');
  try {
    const ready = once(socket, 'listening');
    if ('listen' in socket) socket.listen(port, host);
    else socket.bind(port, host);
    await ready;
    const opened = (socket.address() as AddressInfo).port;
    const closed = once(socket, 'close');
    socket.close();
    await closed;
    return opened;
  } catch {
    // Taken, or not ours to open (EACCES): the caller tries another.
    return undefined;
  }
}
