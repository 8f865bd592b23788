import { useEffect } from 'react';
import { useParts } from '../../sandbox-context';
import { isInOverlay, isTyping } from '../../shell/keys';

/** Ctrl + V: the browser hands over what is on the clipboard, without having to be asked. */
export function usePaste(): void {
  const parts = useParts();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || isInOverlay(event.target)) return;
      const { presenting, screen, dialog } = parts.view.getState();
      if (presenting || dialog !== null || screen.kind !== 'workbench') return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      event.preventDefault();
      void import('./clipboard').then(({ pasteText }) => pasteText(parts, text));
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [parts]);
}
