import { useComputedColorScheme } from '@mantine/core';
import type { Theme } from '../../drawing/tokens';

/** The theme that is on the screen now, for drawings that carry their colours with them. */
export const useDrawingTheme = (): Theme => useComputedColorScheme('dark');
