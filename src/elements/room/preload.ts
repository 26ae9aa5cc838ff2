import type { RoomController } from '../../ui/room-controller.ts';

const watched = new WeakSet<Element>();

/** Joins the room of an element in silence, each time that the element is seen. */
export function whenSeen(element: Element, live: Pick<RoomController, 'preload'>): void {
  if (watched.has(element)) return;
  watched.add(element);
  // Weakly kept by the browser: it ends with the element. One that is not in the document is not seen.
  new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting) live.preload();
  }).observe(element);
}
