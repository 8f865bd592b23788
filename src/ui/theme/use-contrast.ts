import { useMediaQuery } from '@mantine/hooks';
import { useStore } from 'zustand';
import type { ViewStore } from '../../state/view-store';
import type { Contrast } from './theme';

/** What the user has chosen here, or else what the browser is told of them. */
export function useContrast(view: ViewStore): Contrast {
  const choice = useStore(view, (state) => state.contrast);
  const more = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false });
  if (choice === 'system') return more ? 'high' : 'normal';
  return choice;
}
