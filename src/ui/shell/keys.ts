/** The parts of a keyboard event that decide which key was meant. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  getModifierState: (name: string) => boolean;
}

/** Keys known by their place, since Shift makes another character of them. */
const PLACES: Record<string, string> = { '.': 'Period', ',': 'Comma', Space: 'Space' };

/**
 * Whether a key press is the one named: `Space`, `?`, `Shift+.`, `Mod+Shift+Z` (Mod is Ctrl, on a
 * Mac Command). What is typed with AltGr counts as itself, so that `[` works on every keyboard.
 */
export function matchesKey(name: string, press: KeyPress): boolean {
  const wanted = name.split('+');
  const key = wanted.pop() ?? '';
  const altGr = press.getModifierState('AltGraph');
  if ((!altGr && (press.ctrlKey || press.metaKey)) !== wanted.includes('Mod')) return false;
  if (press.altKey && !altGr) return false;
  const inPlace = PLACES[key] === press.code;
  // A letter is the same with Caps Lock, and another key with Shift.
  if (wanted.length === 0 && /^[A-Z]$/.test(key)) {
    return !press.shiftKey && press.key.toUpperCase() === key;
  }
  if (wanted.length === 0) return press.key === key || (key === 'Space' && inPlace);
  if (press.shiftKey !== wanted.includes('Shift')) return false;
  return inPlace || press.key.toUpperCase() === key.toUpperCase();
}

/** Where keys mean text, not actions. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select') ||
    (target.matches('input') && !target.matches('[type=checkbox], [type=radio], [type=button]')));

/** Inside something that has the keyboard to itself. */
export const isInOverlay = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  // The squares of many tasks are a list too, but one that stands on the canvas.
  target.closest('[role=dialog], [role=menu], [role=listbox]:not(.react-flow__node *)') !== null;

/** A hint that is open keeps Escape to itself, even one of something that lies below by now. */
export const isHintOpen = (): boolean => document.querySelector('[role=tooltip]') !== null;

/** What Space presses by itself when it was reached by keyboard. */
export const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, summary, input, [role=button]') !== null;

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `Ctrl + Shift + Z`, as this machine's keyboard spells it. */
export function keyCaps(name: string): string[] {
  return name.split('+').map((part) => (part === 'Mod' ? (isMac() ? '⌘' : 'Ctrl') : part));
}
