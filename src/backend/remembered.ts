/** Where a browser keeps the guest that it is to an API. */
export function sessionKey(api: string): string {
  return `hallway.session ${api}`;
}

/** What this browser remembers of its guest: of this tab, else of an earlier visit. */
export function remembered(api: string): string | null {
  try {
    const key = sessionKey(api);
    return sessionStorage.getItem(key) ?? localStorage.getItem(key);
  } catch {
    // Storage is closed to us: nobody is remembered.
    return null;
  }
}
