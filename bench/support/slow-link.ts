import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { connect, createServer, type Socket } from 'node:net';

/** A stretch of network with a delay, in front of services of this machine. */
export interface SlowLink {
  close(): void;
}

/** One way to carry: a port of `from` (this link's address) to the same port of `to`. */
export interface Route {
  readonly port: number;
  readonly kind: 'tcp' | 'udp';
}

/** The address on which the link listens; all of 127.0.0.0/8 is this machine on Linux. */
export const LINK_HOST = '127.0.0.2';
const SERVICE_HOST = '127.0.0.1';

/**
 * Carries TCP and UDP from {@link LINK_HOST} to the same ports of 127.0.0.1, each packet `roundTrip / 2` late in each
 * direction. A TCP connection loses one round trip more before its first byte: its handshake, which a process cannot
 * delay by itself.
 * @param roundTrip - Milliseconds.
 */
export async function openSlowLink(routes: readonly Route[], roundTrip: number): Promise<SlowLink> {
  const closers = await Promise.all(
    routes.map(({ port, kind }) => (kind === 'tcp' ? carryTcp(port, roundTrip) : carryUdp(port, roundTrip))),
  );
  return { close: () => closers.forEach((close) => close()) };
}

async function carryTcp(port: number, roundTrip: number): Promise<() => void> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: SERVICE_HOST, noDelay: true });
    const opened = performance.now() + roundTrip;
    pipeLate(near, far, roundTrip / 2, opened);
    pipeLate(far, near, roundTrip / 2, 0);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // One side's end is the other's; what a bench cuts off is no news.
      socket.on('error', () => (near.destroy(), far.destroy()));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LINK_HOST, resolve);
  });
  return () => {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  };
}

function pipeLate(source: Socket, target: Socket, delay: number, notBefore: number): void {
  const later = (act: () => void) => setTimeout(act, Math.max(delay, notBefore + delay - performance.now()));
  source.on('data', (chunk) => later(() => target.writable && target.write(chunk)));
  source.on('end', () => later(() => target.end()));
}

async function carryUdp(port: number, roundTrip: number): Promise<() => void> {
  const near = createSocket('udp4');
  const visitors = new Map<string, UdpSocket>();
  near.on('message', (packet: Buffer, visitor: RemoteInfo) => {
    const key = `${visitor.address}:${visitor.port}`;
    let far = visitors.get(key);
    if (!far) {
      far = createSocket('udp4');
      visitors.set(key, far);
      far.on('message', (answer: Buffer) =>
        setTimeout(() => near.send(answer, visitor.port, visitor.address, ignore), roundTrip / 2),
      );
    }
    const carrier = far;
    setTimeout(() => carrier.send(packet, port, SERVICE_HOST, ignore), roundTrip / 2);
  });
  await new Promise<void>((resolve, reject) => {
    near.once('error', reject);
    near.bind(port, LINK_HOST, resolve);
  });
  return () => {
    near.close();
    visitors.forEach((socket) => socket.close());
  };
}

/** A datagram that is lost is lost, on this link as on any. */
function ignore(): void {}
