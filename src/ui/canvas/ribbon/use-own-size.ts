import { type RefObject, useEffect, useRef } from 'react';

type OnSize = (size: { width: number; height: number }, isFolded: boolean) => void;

/** Tells how large an element is whenever that changes; 0 × 0 while it is not there. */
export function useOwnSize(
  onSize: OnSize,
  isFolded: boolean,
  isThere: boolean,
): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
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
  }, [onSize, isFolded, isThere]);
  useEffect(() => {
    if (!isThere) onSize({ width: 0, height: 0 }, false);
  }, [onSize, isThere]);
  return box;
}
