import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './dock-handle.module.css';

const LEAST = 120;
/** Top bar and canvas keep at least so much, px. */
const LEFT_ABOVE = 212;
const STEP = 16;

/** The dock's upper edge: dragged, or moved with the arrow keys. */
export function DockHandle(props: { height: number; onHeight: (height: number) => void }) {
  const { height, onHeight } = props;
  const grip = useRef<{ y: number; height: number } | null>(null);
  const set = (next: number) =>
    onHeight(Math.round(Math.max(LEAST, Math.min(next, window.innerHeight - LEFT_ABOVE))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { y: event.clientY, height };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = grip.current;
    if (from) set(from.height + from.y - event.clientY);
  };
  const letGo = () => {
    grip.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowUp: height + STEP,
      ArrowDown: height - STEP,
      Home: LEAST,
      End: Infinity,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div
      className={styles.handle}
      role="separator"
      tabIndex={0}
      aria-label="Height of the dock"
      aria-orientation="horizontal"
      aria-valuenow={height}
      aria-valuemin={LEAST}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
    />
  );
}
