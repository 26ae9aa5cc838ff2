/** Host of `wss://host:port/path` or `turn:host:port?transport=udp`. */
function hostOf(address: string): string {
  return (
    /^[a-z]+:(?:\/\/)?(?:\[([^\]]+)\]|([^:/?]+))/i.exec(address)?.slice(1).find(Boolean)?.toLowerCase() ?? ''
  );
}

/** `rtc.example.org` belongs to `example.org`; so do `stun.example.org` and `example.org` itself. */
function domainOf(host: string): string {
  const labels = host.split('.');
  const isAddress = host.includes(':') || /^[\d.]+$/.test(host);
  return isAddress || labels.length < 3 ? host : labels.slice(1).join('.');
}

/**
 * Keeps the deployment's own ICE servers: every TURN server (a deployment has to set one up to hand it out), and those
 * STUN servers that live at the media server's domain. Drops the rest.
 * @param url - The signalling address.
 */
export function deploymentIceServers(servers: readonly RTCIceServer[], url: string): RTCIceServer[] {
  const domain = domainOf(hostOf(url));
  const isOwn = (address: string): boolean => {
    if (/^turns?:/i.test(address)) return true;
    const host = hostOf(address);
    return host === domain || host.endsWith(`.${domain}`);
  };
  return servers.flatMap((server) => {
    const urls = (Array.isArray(server.urls) ? server.urls : [server.urls]).filter(isOwn);
    return urls.length > 0 ? [{ ...server, urls }] : [];
  });
}
