import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Search } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import { EcsIcon } from '../../drawing/icons';
import { compare } from '../compare/compare.action';
import { Late } from '../kit/late';
import { useParts } from '../sandbox-context';
import { Transport } from '../transport/transport';
import { useDrawingTheme } from '../theme/drawing-theme';
import type { Action } from './action';
import { HistoryButtons } from './history-buttons';
import { keyCaps } from './keys';
import { exportSandbox, openPalette, share } from './panels.action';
import { SandboxName } from './sandbox-name';
import styles from './top-bar.module.css';

// Menus come with what they need to open; the canvas can be used before.
const PresentButton = lazy(async () => ({
  default: (await import('../presenter/present-button')).PresentButton,
}));
const MoreMenu = lazy(async () => ({ default: (await import('./more-menu')).MoreMenu }));
const AppearanceMenu = lazy(async () => ({
  default: (await import('./appearance-menu')).AppearanceMenu,
}));

function Brand() {
  const theme = useDrawingTheme();
  return (
    <div className={styles.brand}>
      <svg width={24} height={24} aria-hidden>
        <EcsIcon theme={theme} x={0} y={0} size={24} />
      </svg>
      <h1 className={styles.product}>ECS Sandbox</h1>
      <span className={styles.slash} aria-hidden>
        /
      </span>
    </div>
  );
}

/** The room of what is on its way: the rest of the bar does not move when it comes. */
function Awaited({ menus }: { menus: number }) {
  return Array.from({ length: menus }, (_, at) => <span key={at} className={styles.roomOfMenu} />);
}

function DialogButton({ action, icon }: { action: Action; icon: ReactNode }) {
  const parts = useParts();
  return (
    <Tooltip label={`${action.label} (${keyCaps(action.keys[0] ?? '').join(' ')})`}>
      <ActionIcon aria-label={action.label} onClick={() => action.run(parts)}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** What concerns the whole sandbox: its name, its time, its history, and ways out of it. */
export function TopBar() {
  const parts = useParts();
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        <Brand />
        <SandboxName />
      </div>
      <Transport />
      <div className={styles.end}>
        <HistoryButtons />
        <Button
          variant="outline"
          className={styles.elsewhere}
          onClick={() => compare.when(parts) && compare.run(parts)}
        >
          Compare
        </Button>
        <Button variant="outline" className={styles.elsewhere} onClick={() => share.run(parts)}>
          Share
        </Button>
        <Button onClick={() => exportSandbox.run(parts)}>Export</Button>
        <Late fallback={<span className={styles.roomToPresent} />}>
          <PresentButton />
        </Late>
        <DialogButton action={openPalette} icon={<Search size={15} />} />
        <Late fallback={<Awaited menus={2} />}>
          <MoreMenu />
          <AppearanceMenu />
        </Late>
      </div>
    </header>
  );
}
