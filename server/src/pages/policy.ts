import type { Config } from '../config/config.ts';

type Settings = Pick<Config, 'livekit' | 'widgetUrl' | 'frameOrigins'>;

/** Headers of a page that people open by its address: nothing may frame it. */
export function pageHeaders(config: Settings): Record<string, string> {
  return { ...headers(config, "'none'"), 'cross-origin-resource-policy': 'same-origin' };
}

/** Headers of the builder: its page may ask any Hallway server, because a site's owner names one there. */
export function builderHeaders(config: Settings): Record<string, string> {
  const others = ['https:', 'wss:', 'http://localhost:*', 'http://127.0.0.1:*'];
  return { ...headers(config, "'none'", others), 'cross-origin-resource-policy': 'same-origin' };
}

/** Headers of a page that stands in frames of the origins that the operator named, and of no others. */
export function frameHeaders(config: Settings): Record<string, string> {
  return {
    ...headers(config, config.frameOrigins.join(' ') || "'none'"),
    'cross-origin-resource-policy': 'cross-origin',
    'x-robots-tag': 'noindex',
  };
}

function headers(config: Settings, framers: string, connect: readonly string[] = []): Record<string, string> {
  const scripts = config.widgetUrl === undefined ? [] : [new URL(config.widgetUrl).origin];
  const policy = [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    "style-src 'self'",
    // Pictures of people and clubs are wherever their owners keep them.
    "img-src 'self' https: http:",
    `connect-src ${["'self'", ...mediaHosts(config.livekit.url), ...connect].join(' ')}`,
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${framers}`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cache-control': 'no-cache',
    vary: 'accept-language',
  };
}

/** LiveKit by WebSocket and by HTTP; its cloud moves visitors to a host near them. */
function mediaHosts(url: string): string[] {
  const { host, protocol, hostname } = new URL(url);
  const secure = protocol === 'wss:';
  const hosts = hostname.endsWith('.livekit.cloud') ? [host, '*.livekit.cloud'] : [host];
  return hosts.flatMap((one) =>
    secure ? [`wss://${one}`, `https://${one}`] : [`ws://${one}`, `http://${one}`],
  );
}
