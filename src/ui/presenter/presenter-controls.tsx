import { Tooltip, UnstyledButton } from '@mantine/core';
import {
  ChevronLeft,
  ChevronRight,
  Maximize,
  NotebookText,
  Pause,
  Play,
  Rows3,
  StepForward,
  SunDim,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useMirror, useParts } from '../sandbox-context';
import type { Action } from '../shell/action';
import { keyCaps } from '../shell/keys';
import { SPEEDS } from '../transport/pace';
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
    <Tooltip label={`${name} (${keyCaps(action.keys[0] ?? '').join(' ')})`}>
      <UnstyledButton
        className={styles.control}
        data-main={main || undefined}
        aria-label={name}
        aria-pressed={pressed}
        onClick={() => action.run(parts)}
      >
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}

function Speeds() {
  const { commands } = useParts();
  const current = useMirror((state) => state.run.speed);
  return (
    <div className={styles.speeds} role="group" aria-label="Speed">
      {SPEEDS.map(({ speed, label, name }) => (
        <UnstyledButton
          key={label}
          className={styles.speed}
          aria-pressed={speed === current}
          aria-label={name}
          onClick={() => commands.control({ type: 'speed', speed })}
        >
          {label}
        </UnstyledButton>
      ))}
    </div>
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
          {playing ? (
            <Pause size={16} fill="currentColor" strokeWidth={0} />
          ) : (
            <Play size={15} fill="currentColor" />
          )}
        </Control>
        <Control action={stepEvent}>
          <StepForward size={16} />
        </Control>
        <Speeds />
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
