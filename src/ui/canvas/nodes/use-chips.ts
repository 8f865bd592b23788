import { type MouseEvent, useMemo } from 'react';
import { useParts } from '../../sandbox-context';

const chipAt = (event: MouseEvent): string | null =>
  (event.target as Element).closest('[data-chip]')?.getAttribute('data-chip') ?? null;

/** Whoever points at the chip of a task sees where it stands; a click selects it there. */
export function useChips() {
  const { view } = useParts();
  return useMemo(() => {
    const point = (hovered: string | null) => {
      if (view.getState().hovered !== hovered) view.setState({ hovered });
    };
    return {
      'data-chips': '',
      onMouseOver: (event: MouseEvent) => point(chipAt(event)),
      onMouseLeave: () => point(null),
      onClick: (event: MouseEvent) => {
        const id = chipAt(event);
        if (id === null) return;
        event.stopPropagation();
        view.setState({ selection: [id] });
      },
    };
  }, [view]);
}
