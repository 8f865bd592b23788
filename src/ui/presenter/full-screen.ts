/**
 * Fills the screen where the browser lets it; it does only for a click or a key. Resolves when the
 * page is as large as it will be.
 */
export async function enterFullScreen(): Promise<void> {
  const page = document.documentElement;
  // Older Safari has none, and a frame may not be allowed to: presenting works all the same.
  if (typeof page.requestFullscreen !== 'function') return;
  await page.requestFullscreen({ navigationUI: 'hide' }).catch(() => {});
}

export function leaveFullScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

export const isFullScreen = (): boolean => Boolean(document.fullscreenElement);
