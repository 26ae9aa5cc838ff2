import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a client and PostgreSQL, and can go dead without closing anything, as a firewall does. */
export class BrokenLine {
  /** The database's address by way of this line. */
  url = '';
  private readonly target: URL;
  private readonly sockets = new Set<Socket>();
  private readonly server = createServer((socket) => this.join(socket));

  private constructor(target: URL) {
    this.target = target;
  }

  static async to(url: string): Promise<BrokenLine> {
    const line = new BrokenLine(new URL(url));
    line.server.listen(0, '127.0.0.1');
    await once(line.server, 'listening');
    const via = new URL(url);
    via.port = String((line.server.address() as AddressInfo).port);
    line.url = via.href;
    return line;
  }

  /** From now on nothing passes on the connections that there are; new ones work. */
  goDead(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private join(socket: Socket): void {
    const other = connect(Number(this.target.port), this.target.hostname);
    for (const end of [socket, other]) {
      this.sockets.add(end);
      // Either end may go at any time here; what the client makes of it is what is looked at.
      end.on('error', () => end.destroy());
    }
    socket.pipe(other).pipe(socket);
  }
}
