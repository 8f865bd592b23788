import { type RefObject, useEffect, useRef } from 'react';

/** Tells how large an element is whenever that changes; 0 × 0 while it is not there. */
export function useOwnSize(
  onSize: (width: number, height: number) => void,
  isThere: boolean,
): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const tell = () => onSize(element.offsetWidth, element.offsetHeight);
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    return () => {
      observer.disconnect();
      onSize(0, 0);
    };
  }, [onSize, isThere]);
  return box;
}
