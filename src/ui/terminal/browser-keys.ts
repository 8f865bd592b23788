import type { Terminal } from '@xterm/xterm';

/**
 * Keys that stay the browser's: copying what is selected, pasting, and Shift+Tab, which moves on as
 * everywhere on the page. All others are the terminal's.
 */
export function leaveBrowserItsKeys(terminal: Terminal): void {
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true;
    if (event.key === 'Tab' && event.shiftKey) return false;
    if (!event.ctrlKey && !event.metaKey) return true;
    const key = event.key.toLowerCase();
    if (key === 'v') return false;
    if (key !== 'c' || !terminal.hasSelection()) return true;
    // Once it is copied, Ctrl-C ends what runs again.
    setTimeout(() => terminal.clearSelection());
    return false;
  });
}
