import { type ReactNode, useEffect } from 'react';
import { formatClock } from '../../model/sim-time';
import { useMirror, useParts, useWorkspace } from '../sandbox-context';
import { CaptionCard } from './caption-card';
import { FiguresRow } from './figures-row';
import { Laser } from './laser';
import { leavePresenting } from './presenter.action';
import { PresenterControls } from './presenter-controls';
import styles from './presenter.module.css';
import { StateColumn } from './state-column';
import { usePresentation, useSteps } from './use-presentation';
import { usePresenterKeys } from './use-presenter-keys';

/** Whole seconds: tenths cannot be read from afar. */
function Clock() {
  const text = useMirror((state) => formatClock(state.now).slice(0, -2));
  return (
    <span role="timer" aria-label="Simulated time" className={styles.clock}>
      {text}
    </span>
  );
}

/** Escape leaves full screen before the page hears of it: who pressed it wants to be back. */
function useLeftFullScreen(): void {
  const parts = useParts();
  useEffect(() => {
    const onChange = () => {
      // A window that opens ends full screen too, and takes the focus.
      if (!document.fullscreenElement && document.hasFocus()) leavePresenting.run(parts);
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, [parts]);
}

/** What stands around the canvas while presenting: title and clock, counts, caption, figures. */
export default function Presenter() {
  const name = useWorkspace((state) => state.name);
  const { step } = useSteps();
  const hasFigures = usePresentation((state) => state.hasFigures);
  const problem = usePresentation((state) => state.problem);
  usePresenterKeys(window);
  useLeftFullScreen();
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{step?.title || name}</h1>
        <Clock />
      </header>
      {hasFigures && (
        <Side>
          <StateColumn />
        </Side>
      )}
      <footer className={styles.foot}>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            This step: {problem}
          </p>
        )}
        <CaptionCard />
        {hasFigures && <FiguresRow />}
        <PresenterControls />
      </footer>
      <Laser />
    </>
  );
}

const Side = ({ children }: { children: ReactNode }) => (
  <section className={styles.side} aria-label="Counts">
    {children}
  </section>
);
