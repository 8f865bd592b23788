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
    let asked = false;
    const letGo = () => {
      if (held) clearTimeout(held.timer);
      held = null;
    };
    const down = (event: PointerEvent) => {
      letGo();
      asked = false;
      const { target, clientX: x, clientY: y } = event;
      const isOnFlow = target instanceof Element && target.closest('.react-flow') !== null;
      // A second finger pinches.
      if (event.pointerType === 'mouse' || !event.isPrimary || !isOnFlow) return;
      const ask = () => {
        letGo();
        asked = true;
        latest.current({ id: focusedId(target) ?? CANVAS_MENU, x, y });
      };
      held = { x, y, timer: setTimeout(ask, HOLD) };
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (held && Math.hypot(clientX - held.x, clientY - held.y) > STILL) letGo();
    };
    // The finger that asked for the menu leaves no click behind, which would close it.
    const lift = (event: TouchEvent) => {
      if (asked && event.cancelable) event.preventDefault();
      asked = false;
    };
    canvas?.addEventListener('pointerdown', down, true);
    canvas?.addEventListener('touchend', lift, { capture: true, passive: false });
    const ends = ['pointerup', 'pointercancel'] as const;
    window.addEventListener('pointermove', move, true);
    for (const end of ends) window.addEventListener(end, letGo, true);
    return () => {
      letGo();
      canvas?.removeEventListener('pointerdown', down, true);
      canvas?.removeEventListener('touchend', lift, true);
      window.removeEventListener('pointermove', move, true);
      for (const end of ends) window.removeEventListener(end, letGo, true);
    };
  }, [box]);
}
