/**
 * The one format that is recorded: MP3 at a constant bit rate, mono. Each frame has the same length in bytes and in
 * time, so that a moment is a byte, a file may be cut anywhere between two frames, and files may be joined end to end.
 * Every browser plays it. ISO/IEC 11172-3.
 */

/** Samples in a second. */
export const RATE = 48_000;
/** Kilobits in a second: transparent enough for voices. */
export const KILOBITS = 64;
/** Milliseconds in a frame: 1,152 samples. */
export const FRAME_MS = 24;
/** Bytes in a frame; 48 kHz needs no padding. */
export const FRAME_BYTES = 192;
/** Of the file. */
export const CONTENT_TYPE = 'audio/mpeg';

/** Length of so many bytes, in milliseconds. */
export function lengthOf(bytes: number): number {
  return (bytes / FRAME_BYTES) * FRAME_MS;
}

/** So many of these bytes are whole frames: a recorder that was killed leaves half a one. */
export function wholeFrames(bytes: number): number {
  return bytes - (bytes % FRAME_BYTES);
}

/** Where Xing's mark stands in a mono frame: behind the header and the side information. */
const MARK_AT = 4 + 17;
const HAS_FRAMES_AND_BYTES = 0b11;

/**
 * The frame that players read first: how many frames and bytes follow. With it they know the length without a guess, and
 * find each moment at once. It makes no sound. The mark is `Info`, as LAME writes it for a constant rate.
 */
export function infoFrame(bytes: number): Uint8Array {
  const frame = new Uint8Array(FRAME_BYTES);
  // MPEG 1, layer III, no checksum; 64 kbit/s at 48 kHz without padding; mono.
  frame.set([0xff, 0xfb, 0x54, 0xc4]);
  const view = new DataView(frame.buffer, MARK_AT);
  frame.set(new TextEncoder().encode('Info'), MARK_AT);
  view.setUint32(4, HAS_FRAMES_AND_BYTES);
  view.setUint32(8, bytes / FRAME_BYTES);
  view.setUint32(12, bytes + FRAME_BYTES);
  return frame;
}
