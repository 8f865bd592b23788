import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useParts } from '../sandbox-context';
import { isInOverlay, isTyping, matchesKey } from '../shell/keys';

/** Names the search field, which may be folded away or behind the other tab. */
export const SEARCH_FIELD = 'palette-search';

/** `/` puts the cursor into the search field, wherever it is, unless somebody is typing. */
export function useSearchKey(): void {
  const { view } = useParts();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!matchesKey('/', event) || isTyping(event.target) || isInOverlay(event.target)) return;
      if (view.getState().presenting) return;
      event.preventDefault();
      flushSync(() => view.setState({ leftOpen: true, leftTab: 'build' }));
      const field = document.getElementById(SEARCH_FIELD);
      if (!(field instanceof HTMLInputElement)) return;
      field.focus();
      field.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [view]);
}
