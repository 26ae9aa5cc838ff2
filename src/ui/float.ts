import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from '@floating-ui/dom';

const GAP = 6;
const MARGIN = 8;

/** Keeps `floating` beside `anchor`, inside the window, until the returned function is called. */
export function float(anchor: HTMLElement, floating: HTMLElement, placement: Placement): () => void {
  const place = async () => {
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
  };
  return autoUpdate(anchor, floating, () => void place());
}
