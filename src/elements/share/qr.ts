import { generate } from 'lean-qr';
import { h, type Tag } from '../../ui/dom.ts';

/** Readers need so many modules of empty space around (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as one path, a rectangle for each run of dark modules. */
export function qrCode(text: string, label: string): Tag {
  const code = generate(text);
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const from = x;
      while (code.get(x, y)) x += 1;
      if (x > from) path += `M${from} ${y}h${x - from}v1H${from}z`;
    }
  }
  const size = code.size + 2 * QUIET;
  return h(
    'svg',
    {
      class: 'qr',
      part: 'qr',
      viewBox: `${-QUIET} ${-QUIET} ${size} ${size}`,
      role: 'img',
      'aria-label': label,
      'shape-rendering': 'crispEdges',
    },
    h('path', { d: path }),
  );
}
