import { useComputedColorScheme, useMantineTheme } from '@mantine/core';
import { type Theme, withContrast } from '../../drawing/tokens';

/** The theme that is on the screen now, for drawings that carry their colours with them. */
export function useDrawingTheme(): Theme {
  const scheme = useComputedColorScheme('dark');
  return useMantineTheme().other.contrast === 'high' ? withContrast(scheme) : scheme;
}
