import { type RefObject, useEffect, useRef } from 'react';

type OnSize = (size: { width: number; height: number }, isFolded: boolean) => void;

/**
 * Tells how large an element is whenever that changes; 0 × 0 while it is not there, and before
 * what it shows becomes another: how large that is unfolded is not known yet.
 */
export function useOwnSize(
  onSize: OnSize,
  isFolded: boolean,
  shown: string | null,
): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    onSize({ width: 0, height: 0 }, false);
  }, [onSize, shown]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const tell = () => {
      const { width, height } = element.getBoundingClientRect();
      onSize({ width: Math.ceil(width), height: Math.ceil(height) }, isFolded);
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => observer.disconnect();
  }, [onSize, isFolded, shown]);
  return box;
}
