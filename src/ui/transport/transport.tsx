import { Tooltip, UnstyledButton } from '@mantine/core';
import { Pause, Play, SkipBack, StepBack, StepForward } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { formatClock } from '../../model/sim-time';
import { useMirror, useParts } from '../sandbox-context';
import { keyCaps } from '../shell/keys';
import { pace, SPEEDS } from './pace';
import {
  playPause,
  restart,
  stepBackEvent,
  stepBackSecond,
  stepEvent,
  stepSecond,
} from './transport.action';
import styles from './transport.module.css';

function RoundButton(props: {
  label: string;
  keys: string;
  onClick: (event: MouseEvent) => void;
  disabled?: boolean;
  main?: boolean;
  children: ReactNode;
}) {
  const { label, keys, onClick, disabled, main, children } = props;
  return (
    <Tooltip label={`${label} (${keys})`}>
      <UnstyledButton
        className={styles.round}
        data-main={main || undefined}
        aria-label={label}
        onClick={onClick}
        disabled={disabled}
      >
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}

function Clock() {
  const now = useMirror((state) => state.now);
  const playing = useMirror((state) => state.run.playing);
  const speed = useMirror((state) => state.run.speed);
  const reached = useMirror((state) => state.run.speedReached);
  return (
    <div className={styles.clock}>
      <span role="timer" aria-label="Simulated time" className={styles.time}>
        {formatClock(now)}
      </span>
      <span className={styles.pace} title="Simulated seconds per second">
        {pace(playing, speed, reached)}
      </span>
    </div>
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

/** The play bar: where simulated time stands, and what moves it. */
export function Transport() {
  const parts = useParts();
  const playing = useMirror((state) => state.run.playing);
  const started = useMirror((state) => state.now > 0);
  const canTravel = useMirror((state) => state.run.canTravel);
  const step = (event: MouseEvent) => (event.shiftKey ? stepSecond : stepEvent).run(parts);
  const stepBack = (event: MouseEvent) =>
    (event.shiftKey ? stepBackSecond : stepBackEvent).run(parts);
  return (
    <div className={styles.bar} role="toolbar" aria-label="Transport">
      <RoundButton
        label={restart.label}
        keys={keyCaps(restart.keys[0] ?? '').join(' ')}
        onClick={() => restart.run(parts)}
        disabled={!started}
      >
        <SkipBack size={14} />
      </RoundButton>
      {canTravel && (
        <RoundButton
          label={stepBackEvent.label}
          keys=", · with Shift by 1 s"
          onClick={stepBack}
          disabled={!started}
        >
          <StepBack size={15} />
        </RoundButton>
      )}
      <RoundButton
        label={playing ? 'Pause' : 'Play'}
        keys="Space"
        onClick={() => playPause.run(parts)}
        main
      >
        {playing ? (
          <Pause size={15} fill="currentColor" strokeWidth={0} />
        ) : (
          <Play size={14} fill="currentColor" />
        )}
      </RoundButton>
      <RoundButton label={stepEvent.label} keys=". · with Shift by 1 s" onClick={step}>
        <StepForward size={15} />
      </RoundButton>
      <Clock />
      <Speeds />
    </div>
  );
}
