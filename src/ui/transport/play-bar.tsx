import { Tooltip, UnstyledButton } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { formatClock, type SimMicros } from '../../model/sim-time';
import { SPEEDS } from './pace';
import styles from './play-bar.module.css';

/** What plays a run, as a toolbar in one round frame. */
export function PlayBar({ children }: { children: ReactNode }) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Transport">
      {children}
    </div>
  );
}

/** A button of a play bar: its icon within. */
export function RoundButton(props: {
  label: string;
  /** As they are written: `Shift R`; without them nothing is told on hovering. */
  keys?: string;
  onClick: (event: MouseEvent) => void;
  disabled?: boolean;
  pressed?: boolean;
  /** The one that is pressed most. */
  main?: boolean;
  /** To be found from a lectern. */
  large?: boolean;
  children: ReactNode;
}) {
  const { label, keys, onClick, disabled, pressed, main, large, children } = props;
  const button = (
    <UnstyledButton
      className={styles.round}
      data-main={main || undefined}
      data-large={large || undefined}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
      disabled={disabled}
    >
      {children}
    </UnstyledButton>
  );
  return keys === undefined ? button : <Tooltip label={`${label} (${keys})`}>{button}</Tooltip>;
}

/** What a press of the main button will do. */
export function PlayIcon({ playing, large }: { playing: boolean; large?: boolean }) {
  const more = large ? 1 : 0;
  if (playing) return <Pause size={15 + more} fill="currentColor" strokeWidth={0} />;
  return <Play size={14 + more} fill="currentColor" />;
}

/** Where simulated time stands, and how fast it goes. */
export function ClockFace(props: { at: SimMicros; pace: string; title: string }) {
  const { at, pace, title } = props;
  return (
    <div className={styles.clock}>
      <span role="timer" aria-label="Simulated time" className={styles.time}>
        {formatClock(at)}
      </span>
      <span className={styles.pace} title={title}>
        {pace}
      </span>
    </div>
  );
}

/** Which speed is asked for: one of `SPEEDS`. */
export function SpeedChoice(props: {
  speed: number;
  onSpeed: (speed: number) => void;
  large?: boolean;
}) {
  const { speed: current, onSpeed, large } = props;
  return (
    <div className={styles.speeds} data-large={large || undefined} role="group" aria-label="Speed">
      {SPEEDS.map(({ speed, label, name }) => (
        <UnstyledButton
          key={label}
          className={styles.speed}
          aria-pressed={speed === current}
          aria-label={name}
          onClick={() => onSpeed(speed)}
        >
          {label}
        </UnstyledButton>
      ))}
    </div>
  );
}
