import { type CSSProperties, lazy, useState } from 'react';
import { DropZone } from '../files/drop-zone';
import { SandboxCanvas } from '../canvas/sandbox-canvas';
import { Late } from '../kit/late';
import { useIsPhone } from '../phone/use-is-phone';
import { useOpenLesson } from '../learn/progress';
import { usePresentation } from '../presenter/use-presentation';
import { useParts, useView } from '../sandbox-context';
import { Scrubber } from '../time-travel/scrubber';
import { DockHandle } from './dock-handle';
import { EdgeTab } from './edge-tab';
import { LeftPanel } from './left-panel';
import { toggleDock, toggleLeft, toggleRight } from './panels.action';
import { RunTrouble } from './run-trouble';
import { Screens } from './screens';
import styles from './shell.module.css';
import { TopBar } from './top-bar';
import { usePreload } from './use-preload';
import { useShortcuts } from './use-shortcuts';

// The canvas can be used before there is anything to inspect, to chart or to ask.
const Inspector = lazy(async () => ({
  default: (await import('../inspector/inspector')).Inspector,
}));
const Dock = lazy(async () => ({ default: (await import('../dock/dock')).Dock }));
// What only a phone shows.
const phone = () => import('../phone/phone-regions');
const PhoneTop = lazy(async () => ({ default: (await phone()).PhoneTop }));
const PhoneSheet = lazy(async () => ({ default: (await phone()).PhoneSheet }));
const PhoneFoot = lazy(async () => ({ default: (await phone()).PhoneFoot }));
const Dialogs = lazy(() => import('./dialogs'));
const Tour = lazy(() => import('../tour/tour'));
const Presenter = lazy(() => import('../presenter/presenter'));
const LessonPanel = lazy(() => import('../learn/lesson-panel'));
const StepsPanel = lazy(() => import('../presenter/steps-panel'));
const BesideThePage = lazy(() => import('../presenter/beside-the-page'));

/** The page: the workbench, and what is opened over it. */
export function Shell() {
  return (
    <>
      <Workbench />
      <Screens />
      <AskedTour />
      <Late>
        <BesideThePage />
      </Late>
    </>
  );
}

function AskedTour() {
  const asked = useView(({ tour }) => tour !== null);
  return asked ? (
    <Late>
      <Tour />
    </Late>
  ) : null;
}

/** All that there is, or as much as a phone has room for. */
function Workbench() {
  const presenting = useView((state) => state.presenting);
  const isPhone = useIsPhone();
  useShortcuts();
  usePreload();
  return isPhone && !presenting ? <PhoneWorkbench /> : <WideWorkbench />;
}

/** To watch and to play: the canvas, what just happened, and the play bar. */
function PhoneWorkbench() {
  const covered = useView(({ screen }) => screen.kind !== 'workbench');
  return (
    <div className={styles.shell} inert={covered} data-phone>
      <Late>
        <PhoneTop />
      </Late>
      <Scrubber />
      <main className={styles.canvas} aria-label="Canvas">
        <SandboxCanvas />
        <RunTrouble />
      </main>
      <Late>
        <PhoneSheet />
        <PhoneFoot />
      </Late>
      <DropZone />
      <AskedDialogs />
    </div>
  );
}

/** The regions: top bar, left panel, canvas, inspector, dock. Panels fold away. */
function WideWorkbench() {
  const presenting = useView((state) => state.presenting);
  const left = useView((state) => state.leftOpen) && !presenting;
  const lesson = useOpenLesson() !== undefined;
  // A lesson takes the room of the inspector until something is selected.
  const selects = useView((state) => state.selection.length > 0);
  const right = useView((state) => state.rightOpen) && !presenting && (!lesson || selects);
  const steps = usePresentation((state) => state.isEditing) && !presenting;
  const dock = useView((state) => state.dockOpen) && !presenting;
  const dockHeight = useView((state) => state.dockHeight);
  const covered = useView(({ screen }) => screen.kind !== 'workbench');
  return (
    <div
      className={styles.shell}
      inert={covered}
      data-presenting={presenting || undefined}
      style={{ '--dock-height': `${dockHeight}px` } as CSSProperties}
    >
      {presenting ? (
        <Late>
          <Presenter />
        </Late>
      ) : (
        <TopBar />
      )}
      <Scrubber />
      {left && <LeftRegion lesson={lesson} />}
      <main className={styles.canvas} aria-label="Canvas">
        <SandboxCanvas />
        <RunTrouble />
        {!presenting && <EdgeTabs open={{ left, right, dock }} />}
      </main>
      {steps && (
        <aside className={styles.right} aria-label="Steps">
          <Late>
            <StepsPanel />
          </Late>
        </aside>
      )}
      {right && !steps && (
        <aside className={styles.right} id="right-panel" aria-label="Inspector">
          <Late>
            <Inspector />
          </Late>
        </aside>
      )}
      {dock && <DockRegion height={dockHeight} />}
      <DropZone />
      <AskedDialogs />
    </div>
  );
}

/** What there is to build with, or the lesson that the open sandbox belongs to. */
function LeftRegion({ lesson }: { lesson: boolean }) {
  return lesson ? (
    <aside className={styles.left} id="left-panel" aria-label="Lesson" data-lesson>
      <Late>
        <LessonPanel />
      </Late>
    </aside>
  ) : (
    <aside className={styles.left} id="left-panel" aria-label="Build">
      <LeftPanel />
    </aside>
  );
}

/** Tabs at the edges of the canvas that fold the panels beside it. */
function EdgeTabs({ open }: { open: Record<'left' | 'right' | 'dock', boolean> }) {
  return (
    <>
      <EdgeTab
        side="left"
        open={open.left}
        action={toggleLeft}
        controls="left-panel"
        name="left panel"
      />
      <EdgeTab
        side="right"
        open={open.right}
        action={toggleRight}
        controls="right-panel"
        name="inspector"
      />
      <EdgeTab side="bottom" open={open.dock} action={toggleDock} controls="dock" name="dock" />
    </>
  );
}

function DockRegion({ height }: { height: number }) {
  const { view } = useParts();
  return (
    <section className={styles.dock} id="dock" aria-label="Dock">
      <DockHandle height={height} onHeight={(next) => view.setState({ dockHeight: next })} />
      <Late>
        <Dock />
      </Late>
    </section>
  );
}

/** From the first that is asked for on, so that one can fade when it is closed. */
function AskedDialogs() {
  const asked = useView(({ dialog }) => dialog !== null);
  const [everAsked, setEverAsked] = useState(asked);
  if (asked && !everAsked) setEverAsked(true);
  return everAsked ? (
    <Late>
      <Dialogs />
    </Late>
  ) : null;
}
