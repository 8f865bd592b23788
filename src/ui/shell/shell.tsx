import { type CSSProperties, lazy, Suspense } from 'react';
import { AboutDialog } from '../about/about-dialog';
import { DeployDialog } from '../deploy/deploy-dialog';
import { Dock } from '../dock/dock';
import { DropZone } from '../files/drop-zone';
import { ExportDialog } from '../files/export-dialog';
import { OpenedFileDialog } from '../files/opened-file-dialog';
import { SandboxesDialog } from '../files/sandboxes-dialog';
import { SandboxCanvas } from '../canvas/sandbox-canvas';
import { ScriptDialog } from '../palette/script-dialog';
import { ReportDialog } from '../report/report-dialog';
import { useParts, useView } from '../sandbox-context';
import { DockHandle } from './dock-handle';
import { EdgeTab } from './edge-tab';
import { LeftPanel } from './left-panel';
import { toggleDock, toggleLeft, toggleRight } from './panels.action';
import { RunTrouble } from './run-trouble';
import styles from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog';
import { TopBar } from './top-bar';
import { useShortcuts } from './use-shortcuts';

// The canvas can be used before there is anything to inspect.
const Inspector = lazy(async () => ({
  default: (await import('../inspector/inspector')).Inspector,
}));

/** The regions of the page: top bar, left panel, canvas, inspector, dock. Panels fold away. */
export function Shell() {
  const parts = useParts();
  const presenting = useView((state) => state.presenting);
  const left = useView((state) => state.leftOpen) && !presenting;
  const right = useView((state) => state.rightOpen) && !presenting;
  const dock = useView((state) => state.dockOpen) && !presenting;
  const dockHeight = useView((state) => state.dockHeight);
  useShortcuts();
  return (
    <div
      className={styles.shell}
      data-presenting={presenting || undefined}
      style={{ '--dock-height': `${dockHeight}px` } as CSSProperties}
    >
      <TopBar />
      {left && (
        <aside className={styles.left} id="left-panel" aria-label="Build">
          <LeftPanel />
        </aside>
      )}
      <main className={styles.canvas} aria-label="Canvas">
        <SandboxCanvas />
        <RunTrouble />
        {!presenting && (
          <>
            <EdgeTab
              side="left"
              open={left}
              action={toggleLeft}
              controls="left-panel"
              name="left panel"
            />
            <EdgeTab
              side="right"
              open={right}
              action={toggleRight}
              controls="right-panel"
              name="inspector"
            />
            <EdgeTab side="bottom" open={dock} action={toggleDock} controls="dock" name="dock" />
          </>
        )}
      </main>
      {right && (
        <aside className={styles.right} id="right-panel" aria-label="Inspector">
          <Suspense>
            <Inspector />
          </Suspense>
        </aside>
      )}
      {dock && (
        <section className={styles.dock} id="dock" aria-label="Dock">
          <DockHandle
            height={dockHeight}
            onHeight={(next) => parts.view.setState({ dockHeight: next })}
          />
          <Dock />
        </section>
      )}
      <AboutDialog />
      <ShortcutsDialog />
      <SandboxesDialog />
      <OpenedFileDialog />
      <DropZone />
      <ExportDialog />
      <DeployDialog />
      <ReportDialog />
      <ScriptDialog />
    </div>
  );
}
