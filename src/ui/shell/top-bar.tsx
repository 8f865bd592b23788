import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core';
import { Info, Keyboard, Redo2, Search, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { EcsIcon } from '../../drawing/icons';
import { useParts, useView, useWorkspace } from '../sandbox-context';
import { Transport } from '../transport/transport';
import { useDrawingTheme } from '../theme/drawing-theme';
import type { Action } from './action';
import { AppearanceMenu } from './appearance-menu';
import { redo, undo } from './history.action';
import { keyCaps } from './keys';
import {
  exportSandbox,
  leavePresenting,
  openPalette,
  present,
  share,
  showAbout,
  showShortcuts,
} from './panels.action';
import { SandboxName } from './sandbox-name';
import styles from './top-bar.module.css';

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

function HistoryButton(props: { action: Action; name: string; icon: ReactNode; enabled: boolean }) {
  const { action, name, icon, enabled } = props;
  const parts = useParts();
  return (
    <Tooltip label={`${action.label} (${keyCaps(action.keys[0] ?? '').join(' ')})`}>
      <UnstyledButton
        className={styles.history}
        aria-label={name}
        aria-disabled={!enabled}
        onClick={() => action.when(parts) && action.run(parts)}
      >
        {icon}
        <span className={styles.word}>{name}</span>
      </UnstyledButton>
    </Tooltip>
  );
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
  const presenting = useView((state) => state.presenting);
  const canUndo = useWorkspace((state) => state.undo.length > 0);
  const canRedo = useWorkspace((state) => state.redo.length > 0);
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        {!presenting && (
          <>
            <Brand />
            <SandboxName />
          </>
        )}
      </div>
      <Transport />
      <div className={styles.end}>
        {presenting ? (
          <Button variant="outline" onClick={() => leavePresenting.run(parts)}>
            Leave Present
          </Button>
        ) : (
          <>
            <HistoryButton
              action={undo}
              name="Undo"
              icon={<Undo2 size={15} aria-hidden />}
              enabled={canUndo}
            />
            <HistoryButton
              action={redo}
              name="Redo"
              icon={<Redo2 size={15} aria-hidden />}
              enabled={canRedo}
            />
            <Button variant="outline" onClick={() => share.run(parts)}>
              Share
            </Button>
            <Button onClick={() => exportSandbox.run(parts)}>Export</Button>
            <Button variant="outline" onClick={() => present.run(parts)}>
              Present
            </Button>
            <DialogButton action={openPalette} icon={<Search size={15} />} />
            <DialogButton action={showAbout} icon={<Info size={15} />} />
            <DialogButton action={showShortcuts} icon={<Keyboard size={15} />} />
            <AppearanceMenu />
          </>
        )}
      </div>
    </header>
  );
}
