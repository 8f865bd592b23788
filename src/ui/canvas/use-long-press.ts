import { type RefObject, useEffect, useRef } from 'react';
import { CANVAS_MENU, type OpenMenu } from './open-menu';
import { focusedId } from './walk/focused';

/** A finger or a pen held still for so long asks for the menu, ms. */
const HOLD = 550;
/** What moves further than this is a drag, px. */
const STILL = 8;

/** On a touch screen: what a right click does elsewhere. Not every browser makes one of it. */
export function useLongPress(
  box: RefObject<HTMLElement | null>,
  openMenu: (menu: OpenMenu) => void,
): void {
  const latest = useRef(openMenu);
  useEffect(() => {
    latest.current = openMenu;
  }, [openMenu]);
  useEffect(() => {
    const canvas = box.current;
    let held: { x: number; y: number; timer: ReturnType<typeof setTimeout> } | null = null;
    const letGo = () => {
      if (held) clearTimeout(held.timer);
      held = null;
    };
    const down = (event: PointerEvent) => {
      letGo();
      const { target, clientX: x, clientY: y } = event;
      const isOnFlow = target instanceof Element && target.closest('.react-flow') !== null;
      // A second finger pinches.
      if (event.pointerType === 'mouse' || !event.isPrimary || !isOnFlow) return;
      const ask = () => {
        letGo();
        latest.current({ id: focusedId(target) ?? CANVAS_MENU, x, y });
      };
      held = { x, y, timer: setTimeout(ask, HOLD) };
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (held && Math.hypot(clientX - held.x, clientY - held.y) > STILL) letGo();
    };
    canvas?.addEventListener('pointerdown', down, true);
    const ends = ['pointerup', 'pointercancel'] as const;
    window.addEventListener('pointermove', move, true);
    for (const end of ends) window.addEventListener(end, letGo, true);
    return () => {
      letGo();
      canvas?.removeEventListener('pointerdown', down, true);
      window.removeEventListener('pointermove', move, true);
      for (const end of ends) window.removeEventListener(end, letGo, true);
    };
  }, [box]);
}
