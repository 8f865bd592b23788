import '@mantine/core/styles.layer.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { SandboxProvider, type SandboxParts } from './sandbox-context';
import { Shell } from './shell/shell';
import { THEMES } from './theme/theme';
import { ThemeSheet } from './theme/theme-sheet';
import { useContrast } from './theme/use-contrast';
import { useMotionMark } from './theme/use-motion';

/**
 * The whole page, over stores and commands that someone else has made: the workbench, unless
 * something else is to be shown.
 */
export function App({
  parts,
  children = <Shell />,
}: {
  parts: SandboxParts;
  children?: ReactNode;
}) {
  const choice = useStore(parts.view, (state) => state.theme);
  const system = useColorScheme('dark', { getInitialValueInEffect: false });
  const contrast = useContrast(parts.view);
  useMotionMark(parts.view);
  return (
    <MantineProvider
      theme={THEMES[contrast]}
      withCssVariables={false}
      withGlobalClasses={false}
      forceColorScheme={choice === 'system' ? system : choice}
    >
      <ThemeSheet />
      <SandboxProvider parts={parts}>{children}</SandboxProvider>
    </MantineProvider>
  );
}
