import { networkInterfaces } from 'node:os';

/** The ports of one LiveKit server. */
export interface LiveKitPorts {
  /** HTTP and WebSocket: API and signalling. */
  http: number;
  /** ICE over TCP, for networks without UDP. */
  tcp: number;
  /** ICE over UDP: the audio. */
  udp: number;
}

/** What a LiveKit server of ours is told; the rest is the same for all of them. */
export interface LiveKitSettings {
  ports: LiveKitPorts;
  apiKey: string;
  /** 32 characters or more, else LiveKit complains. */
  apiSecret: string;
  /** Addresses that are told of each room event. */
  webhooks?: readonly string[];
  /** `host:port` of a Redis, which makes servers that share it one cluster. */
  redis?: string;
}

/**
 * LiveKit's config, as text for its `--config-body` (YAML, of which JSON is a part).
 *
 * For this machine only: every address is the loopback one. `node_ip` with the loopback interface among the candidates is
 * what makes audio go over UDP there; without them LiveKit offers no UDP address and falls back to TCP.
 */
export function configBody({ ports, apiKey, apiSecret, webhooks = [], redis }: LiveKitSettings): string {
  return JSON.stringify({
    port: ports.http,
    bind_addresses: ['127.0.0.1'],
    keys: { [apiKey]: apiSecret },
    logging: { level: 'info' },
    room: { auto_create: false },
    rtc: {
      tcp_port: ports.tcp,
      udp_port: ports.udp,
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      interfaces: { includes: loopbackInterfaces() },
      // An empty list means public STUN servers, which every page would then look up: name one that is nobody else's.
      stun_servers: [`127.0.0.1:${ports.udp}`],
    },
    ...(webhooks.length > 0 && { webhook: { api_key: apiKey, urls: webhooks } }),
    ...(redis && { redis: { address: redis } }),
  });
}

/** `lo`, `lo0` or something longer, by system. */
function loopbackInterfaces(): string[] {
  return Object.entries(networkInterfaces())
    .filter(([, addresses]) => addresses?.some((address) => address.internal))
    .map(([name]) => name);
}
