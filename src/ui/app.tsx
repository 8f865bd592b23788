import '@mantine/core/styles.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { useStore } from 'zustand';
import { SandboxProvider, type SandboxParts } from './sandbox-context';
import { Shell } from './shell/shell';
import { cssVariables, theme } from './theme/theme';

/** The whole page, over stores and commands that someone else has made. */
export function App({ parts }: { parts: SandboxParts }) {
  const choice = useStore(parts.view, (state) => state.theme);
  const system = useColorScheme('dark', { getInitialValueInEffect: false });
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={choice === 'system' ? system : choice}
    >
      <SandboxProvider parts={parts}>
        <Shell />
      </SandboxProvider>
    </MantineProvider>
  );
}
