import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from '@floating-ui/dom';

const GAP = 6;
const MARGIN = 8;

/** Keeps `floating` beside `anchor`, inside the window, until the returned function is called. */
export function float(anchor: HTMLElement, floating: HTMLElement, placement: Placement): () => void {
  const place = async () => {
    // How tall it is by itself says on which side it fits: what came later into it would stay cut at the first side.
    const { scrollTop } = floating;
    floating.style.maxBlockSize = '';
    const { x, y } = await computePosition(anchor, floating, {
      placement,
      strategy: 'fixed',
      middleware: [
        offset(GAP),
        flip({ padding: MARGIN }),
        shift({ padding: MARGIN }),
        size({
          padding: MARGIN,
          apply({ availableHeight }) {
            floating.style.maxBlockSize = `${Math.floor(availableHeight)}px`;
          },
        }),
      ],
    });
    floating.style.left = `${x}px`;
    floating.style.top = `${y}px`;
    floating.scrollTop = scrollTop;
  };
  // In a frame of its own: whoever hears of a new size and changes it again at once makes the page report an error.
  let frame = 0;
  const stop = autoUpdate(anchor, floating, () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => void place());
  });
  void place();
  return () => {
    stop();
    cancelAnimationFrame(frame);
  };
}
