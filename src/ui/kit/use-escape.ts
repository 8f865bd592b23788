import { useEffect } from 'react';

/** What is closed first, where it can be seen. */
const OPENED = '[role=listbox], [role=menu], [role=dialog]';

const isSomethingOpen = (): boolean =>
  [...document.querySelectorAll(OPENED)].some((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );

/** A field to search by or to write in that holds something: Escape is for it. */
const isFilledField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? target.type === 'search' && target.value !== ''
    : target instanceof HTMLTextAreaElement && target.value !== '';

/** Escape leaves a screen, once nothing is open over it. */
export function useEscape(back: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!isSomethingOpen() && !isFilledField(event.target)) back();
    };
    // Before what is open hears of it: afterwards it is closed already.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });
}
