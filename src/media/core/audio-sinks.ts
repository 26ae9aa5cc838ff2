/** Elements that a click unlocks ahead of need: as many speakers as may come while the page is in the background. */
const UNLOCKED = 6;

/** One audio element and the tracks it plays; usually one. */
interface Sink {
  readonly element: HTMLAudioElement;
  readonly stream: MediaStream;
}

/**
 * The audio elements of a session, keyed by track sid. Elements belong to the session and not to tiles: they are never
 * in the document, are used again when their track goes, and keep the permission to play that a click gave them. Where
 * the browser forbids a new element to play (a background tab in Safari), the track joins one that plays already.
 */
export class AudioSinks {
  readonly #sinks = new Map<string, { sink: Sink; readonly track: MediaStreamTrack }>();
  readonly #spare: HTMLAudioElement[] = [];
  readonly #blockedChanged: (blocked: boolean) => void;
  #audible = false;
  #blocked = false;
  #volume = 1;
  /** By track sid. */
  #volumes: ReadonlyMap<string, number> = new Map();
  #output = '';

  constructor(blockedChanged: (blocked: boolean) => void) {
    this.#blockedChanged = blockedChanged;
  }

  /** Whether the browser wants a click before it plays. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** The chosen output; empty is the system's. */
  get output(): string {
    return this.#output;
  }

  /** Unlocks elements for later tracks. Has an effect only inside a click, a tap or a key press. */
  unlock(): void {
    while (this.#spare.length + this.#sinks.size < UNLOCKED) this.#spare.push(this.#makeElement());
    for (const element of this.#spare) {
      element.srcObject = new MediaStream();
      // Stays pending for want of a track; what counts is that it was called now.
      element.play().catch(ignoreInterruption);
    }
  }

  /** Plays exactly these tracks from now on; those that stay, if under another sid, are not touched. */
  sync(tracks: ReadonlyMap<string, MediaStreamTrack>): void {
    const sids = new Map(Array.from(tracks, ([sid, track]) => [track, sid]));
    for (const [sid, entry] of Array.from(this.#sinks)) {
      const now = sids.get(entry.track);
      if (now === sid) continue;
      if (now !== undefined && !this.#sinks.has(now)) {
        this.#sinks.delete(sid);
        this.#sinks.set(now, entry);
      } else {
        this.#release(sid);
      }
    }
    for (const [sid, track] of tracks) {
      if (this.#sinks.has(sid)) continue;
      const element = this.#spare.pop() ?? this.#makeElement();
      const stream = new MediaStream([track]);
      element.srcObject = stream;
      this.#sinks.set(sid, { sink: { element, stream }, track });
      // It may have been somebody else's.
      this.#applyVolume(element);
      void this.#play(sid);
    }
  }

  /** Makes all of them audible, or silent while they go on playing, so that the switch takes no time. */
  async setAudible(audible: boolean): Promise<void> {
    this.#audible = audible;
    if (!audible) this.#setBlocked(false);
    for (const element of this.#elements()) this.#applyVolume(element);
    await this.play();
  }

  /** Plays what stands still: after a click, when the page is shown again, when a device changed. */
  async play(): Promise<void> {
    const played = await Promise.all(Array.from(this.#sinks.keys(), async (sid) => this.#play(sid)));
    if (played.every(Boolean)) this.#setBlocked(false);
  }

  /** 0 to 1, for all. Where the system keeps the volume to itself (iOS), 0 still mutes. */
  setVolume(volume: number): void {
    this.#volume = Math.min(1, Math.max(0, volume));
    for (const element of this.#elements()) this.#applyVolume(element);
  }

  /**
   * 0 to 1 by track sid, on top of the volume for all; what is not named is played in full. Tracks that have to share an
   * element are as loud as the loudest of them.
   */
  setVolumes(volumes: ReadonlyMap<string, number>): void {
    this.#volumes = volumes;
    for (const element of this.#elements()) this.#applyVolume(element);
  }

  /** Sends all to this output. Rejects, and stays with the old one, where the browser refuses. */
  async setOutput(id: string): Promise<void> {
    const old = this.#output;
    this.#output = id;
    try {
      await Promise.all(Array.from(this.#elements(), async (element) => element.setSinkId(id)));
    } catch (error) {
      this.#output = old;
      await Promise.allSettled(Array.from(this.#elements(), async (element) => element.setSinkId(old)));
      throw error;
    }
  }

  /** Forgets tracks and elements. */
  close(): void {
    this.sync(new Map());
    for (const element of this.#spare) {
      element.pause();
      element.srcObject = null;
    }
    this.#spare.length = 0;
    this.#setBlocked(false);
  }

  *#elements(): Iterable<HTMLAudioElement> {
    for (const { sink } of this.#sinks.values()) yield sink.element;
    yield* this.#spare;
  }

  #makeElement(): HTMLAudioElement {
    const element = new Audio();
    element.autoplay = true;
    element.setAttribute('playsinline', '');
    this.#applyVolume(element);
    // An output that has gone is no reason for silence: the element then keeps the system's.
    if (this.#output) element.setSinkId(this.#output).catch(() => undefined);
    return element;
  }

  #applyVolume(element: HTMLAudioElement): void {
    const shares = Array.from(this.#sinks)
      .filter(([, { sink }]) => sink.element === element)
      .map(([sid]) => this.#volumes.get(sid) ?? 1);
    const volume = this.#volume * (shares.length > 0 ? Math.max(...shares) : 1);
    element.volume = volume;
    element.muted = !this.#audible || volume === 0;
  }

  async #play(sid: string): Promise<boolean> {
    const entry = this.#sinks.get(sid);
    if (!entry) return true;
    try {
      await entry.sink.element.play();
      return true;
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return true;
      if (this.#sinks.get(sid) !== entry || this.#join(sid)) return true;
      // Silent elements may be refused too; nobody misses them, and the click that makes them heard plays them.
      if (this.#audible) this.#setBlocked(true);
      return false;
    }
  }

  /** Moves a track to an element that plays; false where there is none. */
  #join(sid: string): boolean {
    const entry = this.#sinks.get(sid);
    const host = Array.from(this.#sinks.values()).find(
      ({ sink }) => sink !== entry?.sink && !sink.element.paused,
    );
    if (!entry || !host) return false;
    const { sink } = entry;
    host.sink.stream.addTrack(entry.track);
    entry.sink = host.sink;
    this.#applyVolume(host.sink.element);
    this.#retire(sink);
    return true;
  }

  #release(sid: string): void {
    const entry = this.#sinks.get(sid);
    if (!entry) return;
    this.#sinks.delete(sid);
    entry.sink.stream.removeTrack(entry.track);
    if (entry.sink.stream.getTracks().length === 0) this.#retire(entry.sink);
  }

  #retire({ element }: Sink): void {
    element.pause();
    element.srcObject = null;
    if (this.#spare.length < UNLOCKED) this.#spare.push(element);
  }

  #setBlocked(blocked: boolean): void {
    if (blocked === this.#blocked) return;
    this.#blocked = blocked;
    this.#blockedChanged(blocked);
  }
}

/** A play() that a newer source interrupts rejects with AbortError, as it should. */
function ignoreInterruption(): void {
  // Nothing to do: the source that interrupted it plays by itself.
}
