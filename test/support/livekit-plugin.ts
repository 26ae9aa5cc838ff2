import { AccessToken, RoomServiceClient, type VideoGrant } from 'livekit-server-sdk';
import type { TestRunnerPlugin } from '@web/test-runner';
import type { CDPSession, Page } from 'playwright-core';
import { type LiveKit, startLiveKit } from '../../scripts/livekit/run.ts';

/** Asks something of a server that was started before. */
interface ServerArguments {
  readonly server: number;
  readonly room: string;
  readonly identity: string;
  readonly grant: VideoGrant;
  readonly seconds: number;
  readonly speak: boolean;
}
type ServerCommand = Pick<ServerArguments, 'server'> &
  Partial<ServerArguments> & {
    do:
      | 'kill'
      | 'terminate'
      | 'again'
      | 'freeze'
      | 'thaw'
      | 'end'
      | 'create'
      | 'delete'
      | 'token'
      | 'permit'
      | 'mute'
      | 'remove';
  };

/** Asks something of the browser about the test's own page. */
interface PageArguments {
  readonly setting: 'granted' | 'denied' | 'prompt';
  readonly constructor: string;
}
interface PageCommand {
  readonly do: 'click' | 'microphone' | 'heap' | 'count';
}

type Command = { readonly do: 'start' } | ServerCommand | PageCommand;

/**
 * Real LiveKit servers for tests that run in the browser, and what only the browser's driver can do to their page. Each
 * test file has servers of its own, so that one may kill them.
 */
export function livekitPlugin(): TestRunnerPlugin<Command> {
  const servers: LiveKit[] = [];
  return {
    name: 'livekit',
    async serverStop() {
      await Promise.all(servers.map(async (server) => server.kill9().catch(() => undefined)));
    },
    async executeCommand({ command, payload, session }) {
      if (command !== 'livekit' || !payload) return undefined;
      // WTR's own type names no driver; ours is Playwright's.
      const browser = session.browser as unknown as { getPage(id: string): Page };
      const answer = await run(servers, browser.getPage(session.id), payload);
      // Wrapped: by a bare undefined or null the runner would think that no plugin knew the command.
      return { answer };
    },
  };
}

async function run(servers: LiveKit[], page: Page, command: Command): Promise<unknown> {
  if (command.do === 'start') {
    const started = await startLiveKit();
    return { server: servers.push(started) - 1, url: started.url };
  }
  if (!('server' in command)) return drive(page, command);
  const server = servers[command.server];
  if (!server) throw new Error(`no server ${command.server}`);
  return onServer[command.do](server, command as ServerArguments);
}

/** What each command does to a server; `null` where there is nothing to answer. */
const onServer: Readonly<
  Record<ServerCommand['do'], (server: LiveKit, args: ServerArguments) => Promise<unknown>>
> = {
  kill: async (server) => server.kill9(),
  end: async (server) => server.kill9(),
  terminate: async (server) => server.stop(),
  again: async (server) => server.start(),
  freeze: async (server) => process.kill(server.pid ?? Number.NaN, 'SIGSTOP'),
  thaw: async (server) => process.kill(server.pid ?? Number.NaN, 'SIGCONT'),
  create: async (server, { room }) => {
    await rooms(server).createRoom({ name: room, emptyTimeout: 600, departureTimeout: 600 });
  },
  delete: async (server, { room }) => rooms(server).deleteRoom(room),
  token: async ({ apiKey, apiSecret }, { room, identity, grant, seconds }) => {
    const token = new AccessToken(apiKey, apiSecret, { identity, name: identity, ttl: seconds });
    if (grant.agent) token.kind = 'agent';
    token.addGrant({ roomJoin: true, room, canPublishData: false, ...grant });
    return token.toJwt();
  },
  permit: async (server, { room, identity, speak }) => {
    await rooms(server).updateParticipant(room, identity, {
      permission: { canSubscribe: true, canPublish: speak, canPublishData: false, hidden: !speak },
    });
  },
  remove: async (server, { room, identity }) => rooms(server).removeParticipant(room, identity),
  mute: async (server, { room, identity }) => {
    const { tracks } = await rooms(server).getParticipant(room, identity);
    for (const { sid } of tracks) await rooms(server).mutePublishedTrack(room, identity, sid, true);
  },
};

/** What each command does to the page, over Chromium's own protocol. */
const onPage: Readonly<
  Record<PageCommand['do'], (cdp: CDPSession, page: Page, args: PageArguments) => Promise<unknown>>
> = {
  click: async (_cdp, page) => page.mouse.click(1, 1),
  microphone: async (cdp, page, { setting }) => {
    const { targetInfo } = await cdp.send('Target.getTargetInfo');
    await cdp.send('Browser.setPermission', {
      permission: { name: 'microphone' },
      setting,
      origin: new URL(page.url()).origin,
      ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
    });
  },
  heap: async (cdp) => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize;
  },
  count: async (cdp, _page, args) => count(cdp, args.constructor),
};

function rooms({ httpUrl, apiKey, apiSecret }: LiveKit): RoomServiceClient {
  return new RoomServiceClient(httpUrl, apiKey, apiSecret);
}

async function drive(page: Page, command: PageCommand): Promise<unknown> {
  const cdp = await page.context().newCDPSession(page);
  try {
    return await onPage[command.do](cdp, page, command as PageCommand & PageArguments);
  } finally {
    await cdp.detach();
  }
}

/** How many instances of a global class are alive after a collection. */
async function count(cdp: CDPSession, name: string): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { result } = await cdp.send('Runtime.evaluate', { expression: `${name}.prototype` });
  const { objects } = await cdp.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId!,
    objectGroup: 'count',
  });
  const length = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function () { return this.length; }',
  });
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup: 'count' });
  return length.result.value as number;
}
