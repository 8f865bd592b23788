import { UnstyledButton } from '@mantine/core';
import {
  ChevronLeft,
  ChevronRight,
  Maximize,
  NotebookText,
  Rows3,
  StepForward,
  SunDim,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useMirror, useParts } from '../sandbox-context';
import type { Action } from '../shell/action';
import { keyCaps } from '../shell/keys';
import { PlayIcon, RoundButton } from '../transport/play-bar';
import { RunSpeed } from '../transport/transport';
import { stepEvent } from '../transport/transport.action';
import {
  leavePresenting,
  nextStep,
  playWhilePresenting,
  previousStep,
  showNotes,
  toggleFigures,
  toggleFullScreen,
  toggleLaser,
} from './presenter.action';
import styles from './presenter-controls.module.css';
import { usePresentation, useSteps } from './use-presentation';
import { useRest } from './use-rest';

function Control(props: {
  action: Action;
  name?: string;
  pressed?: boolean;
  main?: boolean;
  children: ReactNode;
}) {
  const { action, name = action.label, pressed, main, children } = props;
  const parts = useParts();
  return (
    <RoundButton
      label={name}
      keys={keyCaps(action.keys[0] ?? '').join(' ')}
      onClick={() => action.run(parts)}
      pressed={pressed}
      main={main}
      large
    >
      {children}
    </RoundButton>
  );
}

/** `‹ step 4 of 9 · arrow keys ›`: the one thing that stays when the pointer rests. */
function StepLine() {
  const parts = useParts();
  const { steps, index } = useSteps();
  const isTravelling = usePresentation((state) => state.isTravelling);
  if (steps.length === 0) return <span className={styles.steps} />;
  const where = index < 0 ? `${steps.length} steps` : `step ${index + 1} of ${steps.length}`;
  const arrow = (action: Action, isEnd: boolean, icon: ReactNode) => (
    <UnstyledButton
      className={styles.arrow}
      aria-label={action.label}
      aria-disabled={isEnd}
      onClick={() => action.run(parts)}
    >
      {icon}
    </UnstyledButton>
  );
  return (
    <div className={styles.steps} role="group" aria-label="Steps of the talk">
      {arrow(previousStep, index <= 0, <ChevronLeft size={18} aria-hidden />)}
      <span className={styles.where} role="status">
        {where} · {isTravelling ? 'on the way …' : 'arrow keys'}
      </span>
      {arrow(nextStep, index === steps.length - 1, <ChevronRight size={18} aria-hidden />)}
    </div>
  );
}

/** Few controls, which fade while the pointer rests and none of them has the focus. */
export function PresenterControls() {
  const playing = useMirror((state) => state.run.playing);
  const hasLaser = usePresentation((state) => state.hasLaser);
  const hasFigures = usePresentation((state) => state.hasFigures);
  const rests = useRest();
  return (
    <div className={styles.row} data-rests={rests || undefined}>
      <div className={styles.fading} role="toolbar" aria-label="Transport">
        <Control action={playWhilePresenting} name={playing ? 'Pause' : 'Play'} main>
          <PlayIcon playing={playing} large />
        </Control>
        <Control action={stepEvent}>
          <StepForward size={16} />
        </Control>
        <RunSpeed large />
      </div>
      <StepLine />
      <div className={styles.fading} role="toolbar" aria-label="Presenting">
        <Control action={toggleLaser} name="Laser pointer" pressed={hasLaser}>
          <SunDim size={18} />
        </Control>
        <Control action={toggleFigures} name="Counts and figures" pressed={hasFigures}>
          <Rows3 size={16} />
        </Control>
        <Control action={showNotes}>
          <NotebookText size={16} />
        </Control>
        <Control action={toggleFullScreen}>
          <Maximize size={15} />
        </Control>
        <Control action={leavePresenting}>
          <X size={17} />
        </Control>
      </div>
    </div>
  );
}
