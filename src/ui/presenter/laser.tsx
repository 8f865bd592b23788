import { useEffect, useRef } from 'react';
import { useLessMotion } from '../theme/use-motion';
import { useParts } from '../sandbox-context';
import styles from './laser.module.css';
import { usePresentation } from './use-presentation';

/** The trail is so long, ms. */
const TRAIL_MS = 320;
/** It is drawn in so many pieces, each fainter than the one after it. */
const PIECES = 12;

interface Spot {
  x: number;
  y: number;
  at: number;
}

/** Follows the pointer without React: dot and trail are moved by hand once a frame. */
function follow(layer: HTMLElement, hasTrail: boolean): () => void {
  const dot = layer.querySelector<HTMLElement>('[data-dot]')!;
  const lines = [...layer.querySelectorAll('line')];
  let spots: Spot[] = [];
  let next = 0;
  const draw = () => {
    next = 0;
    const now = performance.now();
    const last = spots.at(-1);
    if (!last) return;
    spots = spots.filter(({ at }) => now - at < TRAIL_MS || at === last.at);
    dot.style.transform = `translate(${last.x}px, ${last.y}px)`;
    layer.dataset.seen = '';
    const points = spots.slice(-PIECES - 1);
    lines.forEach((line, i) => {
      const [from, to] = [points[i], points[i + 1]];
      line.style.opacity =
        from && to ? String((0.7 * (TRAIL_MS - (now - from.at))) / TRAIL_MS) : '0';
      if (!from || !to) return;
      for (const [name, value] of Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })) {
        line.setAttribute(name, String(value));
      }
    });
    if (spots.length > 1) next = requestAnimationFrame(draw);
  };
  const onMove = (event: PointerEvent) => {
    const spot = { x: event.clientX, y: event.clientY, at: performance.now() };
    spots = hasTrail ? [...spots, spot] : [spot];
    next ||= requestAnimationFrame(draw);
  };
  window.addEventListener('pointermove', onMove);
  return () => {
    window.removeEventListener('pointermove', onMove);
    cancelAnimationFrame(next);
  };
}

/** A soft dot in place of the pointer; what lies under it cannot be touched meanwhile. */
export function Laser() {
  const { view } = useParts();
  const isOn = usePresentation((state) => state.hasLaser);
  const less = useLessMotion(view);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOn || !layer.current) return undefined;
    return follow(layer.current, !less);
  }, [isOn, less]);
  if (!isOn) return null;
  return (
    <div ref={layer} className={styles.layer} data-laser>
      <svg className={styles.trail} aria-hidden>
        {Array.from({ length: PIECES }, (_, i) => (
          <line key={i} strokeWidth={3 + (i * 9) / PIECES} />
        ))}
      </svg>
      <div data-dot className={styles.dot} />
    </div>
  );
}
