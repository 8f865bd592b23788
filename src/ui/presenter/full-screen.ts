/** Fills the screen where the browser lets it; it does only for a click or a key. */
export function enterFullScreen(): void {
  const page = document.documentElement;
  // Older Safari has none, and a frame may not be allowed to: presenting works all the same.
  if (typeof page.requestFullscreen !== 'function') return;
  page.requestFullscreen({ navigationUI: 'hide' }).catch(() => {});
}

export function leaveFullScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

export const isFullScreen = (): boolean => Boolean(document.fullscreenElement);
